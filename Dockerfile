# The console and the example of docker-compose.yml, built from this clone.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /spendspan
COPY . .
RUN npm run setup && npm run build

FROM node:24.21.0-bookworm-slim
COPY --from=build /spendspan /spendspan
# A new volume takes over whose folder it lies on.
RUN mkdir -p /var/lib/spendspan && chown node:node /var/lib/spendspan
USER node
WORKDIR /spendspan
CMD ["node", "packages/cli/dist/main.js", "--help"]
