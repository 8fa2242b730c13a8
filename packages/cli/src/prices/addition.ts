import { emptySet, type Question } from './draft-entry.ts';
import { type FileModel, findFileModel, findModelNode, findPriceLine } from './find-file-model.ts';
import { type Addition, addToList, addToMap, describeLine, indent } from './place-addition.ts';
import {
  isFee,
  type ModelEntry,
  type PriceFileEntry,
  type Prices,
  readPriceKey,
  writeDeployment,
  writeFees,
  writeFlowItem,
  writeFlowModel,
  writeItem,
  writeModel,
  writePrices,
  writeTier,
} from './price-file-entry.ts';
import type { PriceFileInUse } from './price-file-in-use.ts';
import type { OutlineNode } from './price-file-outline.ts';

/** Where in the file in use the entry goes: nothing that stands there already is said a second time. */
export function planAdditions(entry: PriceFileEntry, question: Question, file: PriceFileInUse): readonly Addition[] {
  const { fees = [], model, listed, deployment } = entry;
  const feesExist = file.parsed.fees.length > 0;
  return [
    ...(model || listed || deployment !== undefined ? [planEntry(entry, question, file)] : []),
    ...(fees.length === 0 ? [] : [addToMap(file, { key: 'fees', exists: feesExist }, writeFees(fees))]),
  ];
}

/** A price of the time before the first one that the model has. */
export function planEarlierPrice(
  prices: Prices,
  model: FileModel,
  { price, call }: Question,
  file: PriceFileInUse,
): Addition {
  const parent = findModelNode(file, findPriceLine(model, price)) ?? '?';
  const item = `{ ${writePrices(prices)} }`;
  const target = { parent, key: 'prices', name: call.model ?? call.requestModel ?? '?', exists: true };
  return addToList(file, target, { block: [`- ${item}`], flow: item });
}

function planEntry(entry: PriceFileEntry, question: Question, file: PriceFileInUse): Addition {
  const { providers } = file.parsed;
  const index = findOwnEntry(entry, question, file);
  const own = providers[index ?? -1];
  const model = entry.model && adaptModel(entry.model, question, file, own?.multiplier !== undefined);
  if (!own || !(model || entry.deployment !== undefined)) {
    const item = { ...entry, ...(model ? { model } : {}) };
    const text = { block: writeItem(item), flow: writeFlowItem(item) };
    return addToList(file, { key: 'providers', exists: providers.length > 0 }, text);
  }
  const beneath = { parent: `providers[${index}]`, name: own.name };
  if (!model) {
    const at = { ...beneath, key: 'deployments', exists: own.deployments.size > 0 };
    return addToMap(file, at, writeDeployment(entry.deployment ?? '?'));
  }
  const known = findFileModel(own, model.id);
  if (known) return addToModel(question, file, model, findPriceLine(known, question.price));
  const text = { block: writeModel(model), flow: writeFlowModel(model) };
  return addToList(file, { ...beneath, key: 'models', exists: own.models.length > 0 }, text);
}

/** The entry that the call goes by; not one about a provider where a strange host is to be named. */
function findOwnEntry({ host }: PriceFileEntry, { price }: Question, { parsed }: PriceFileInUse): number | undefined {
  const index = price.entry?.index;
  const named = parsed.providers[index ?? -1]?.match.addresses.length !== 0;
  return named || host === undefined || price.providerFrom === 'host' ? index : undefined;
}

/** List prices are USD, before any multiplier: in another file they are to be filled in. */
function adaptModel(
  model: ModelEntry,
  { price }: Question,
  { parsed }: PriceFileInUse,
  multiplied: boolean,
): ModelEntry {
  if (parsed.currency === 'USD' && !multiplied) return model;
  const tiers = [...(model.tiers ?? [])].filter(([tier]) => tier === price.tier);
  return { id: model.id, ...emptySet(model), tiers: new Map(tiers.map(([tier, own]) => [tier, emptySet(own)])) };
}

/** The file has the model: only what it lacks is added. */
function addToModel({ price }: Question, file: PriceFileInUse, model: ModelEntry, line: number): Addition {
  const path = findModelNode(file, line) ?? '?';
  const asked = model.tiers?.get(price.tier);
  if (asked && price.reason === 'unpublished_tier') {
    const at = { parent: path, key: 'service_tiers', name: model.id, exists: false };
    return addToMap(file, at, writeTier(price.tier, asked));
  }
  const lacking = (price.missing ?? []).filter((meter) => !isFee(meter)).map(readPriceKey);
  const own = [...file.outline.values()].find((node) => node.line === line && isPriceKey(node));
  const keys = new Map(lacking.map((key) => [key, undefined]));
  const of = `the price of ${model.id}`;
  if (!own) return { place: 'inside', of, ...describeLine(line), text: writePrices(keys) };
  const lines = lacking.map((key) => writePrices(new Map([[key, undefined]])));
  return { place: 'beneath', of, line, text: indent(lines, own.indent).join('\n') };
}

function isPriceKey({ path, inline }: OutlineNode): boolean {
  return /\.[a-z0-9_]+$/.test(path) && /^["']/.test(inline);
}
