import type { Format, FormatMeter } from '../formats.ts';
import { createRate } from '../rate.ts';
import type { FileNode } from './file-node.ts';

/** Keys of prices that depend on what is made, and the key of the one price that they stand in for. */
export const FORMAT_KEYS: readonly { readonly key: string; readonly flat: string; readonly meter: FormatMeter }[] = [
  { key: 'images', flat: 'image', meter: 'image' },
  { key: 'video_seconds', flat: 'video_second', meter: 'videoSecond' },
];

/** The prices of pictures and videos by what they are like; empty without any. What says more comes first. */
export function readFormats(entries: ReadonlyMap<string, FileNode>): readonly Format[] {
  return FORMAT_KEYS.flatMap(({ key, flat, meter }) => {
    const node = entries.get(key);
    if (!node) return [];
    if (entries.has(flat)) node.fail(`got ${key} beside ${flat}, expected one or the other; remove one`);
    const items = node.items();
    const formats = items.map((item) => readFormat(item, meter));
    checkFormats(items, formats);
    return formats.sort((one, other) => countDetails(other) - countDetails(one));
  });
}

function readFormat(node: FileNode, meter: FormatMeter): Format {
  const entries = node.entries(['size', 'quality', 'price', 'default']);
  const price = node.need(entries, 'price', 'price: "0.04", in quotes');
  const rate = createRate(price.decimal(), 1, price.origin) ?? price.fail('got too many decimals; round it');
  return {
    meter,
    size: readWord(entries.get('size'), 'a size, like "1024x1024"'),
    quality: readWord(entries.get('quality'), 'a quality, like "hd"'),
    rate,
    isDefault: entries.get('default')?.yes() ?? false,
  };
}

function readWord(node: FileNode | undefined, expected: string): string | undefined {
  return node?.text(expected).toLowerCase().replace('×', 'x');
}

function checkFormats(nodes: readonly FileNode[], formats: readonly Format[]): void {
  const seen = new Set<string>();
  let defaults = 0;
  for (const [index, { size, quality, isDefault }] of formats.entries()) {
    const key = `${size ?? '*'} ${quality ?? '*'}`;
    if (seen.has(key)) nodes[index]?.fail('got the same size and quality twice, expected them once; keep one');
    if (isDefault && ++defaults > 1) nodes[index]?.fail('got two defaults, expected one; keep one');
    seen.add(key);
  }
}

function countDetails({ size, quality }: Format): number {
  return Number(size !== undefined) + Number(quality !== undefined);
}
