const AMAZON = /^(nova|titan)-/;

/** The id of a Bedrock model whose vendor an emitter cut off: Amazon's own are listed by their whole ids only. */
export function vendoredModel(model: string | undefined): string | undefined {
  return model !== undefined && AMAZON.test(model) ? `amazon.${model}` : model;
}
