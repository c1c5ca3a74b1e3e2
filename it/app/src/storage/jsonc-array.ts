import { applyEdits, createScanner, modify, parseTree } from 'jsonc-parser';
import type { Edit, Node } from 'jsonc-parser';

/*
 * Edits of a JSONC document whose root is an array. jsonc-parser's own insertion and removal of
 * elements move or drop the comments of the neighbours, so both are spelled out here as edits that
 * touch nothing but the element and its comma. Elements are objects, in a document that is valid.
 */

const formattingOptions = { tabSize: 2, insertSpaces: true, eol: '\n' };

/** Adds an element behind the last one. */
export function appendElement(document: string, element: object): string {
  const array = rootOf(document);
  const last = array.children?.at(-1);
  const close = endOf(array) - 1;
  const bodyEnd = document.slice(0, close).trimEnd().length;
  const edits: Edit[] = [
    { offset: bodyEnd, length: close - bodyEnd, content: `\n${indented(element)}\n` },
  ];
  if (last !== undefined && commaAfter(document, last) === undefined) {
    edits.unshift({ offset: endOf(last), length: 0, content: ',' });
  }
  return applyEdits(document, edits);
}

/** Removes an element and the comma that goes with it; a line left blank goes too. */
export function removeElement(document: string, index: number): string {
  const elements = rootOf(document).children ?? [];
  const element = elements[index];
  if (element === undefined) {
    throw new RangeError(`no element ${index} in an array of ${elements.length}`);
  }
  const previous = elements[index - 1];
  const comma = commaAfter(document, element) ?? (previous && commaAfter(document, previous));
  const removal = lineOrElement(document, element);
  return comma === undefined || covers(removal, comma)
    ? applyEdits(document, [removal])
    : applyEdits(document, [removal, { offset: comma, length: 1, content: '' }]);
}

/** Sets one property of an element. */
export function setProperty(
  document: string,
  index: number,
  property: string,
  value: string | number | null,
): string {
  return applyEdits(document, modify(document, [index, property], value, { formattingOptions }));
}

function rootOf(document: string): Node {
  const root = parseTree(document, [], { allowTrailingComma: true });
  if (root?.type !== 'array') {
    throw new TypeError('the document is no array');
  }
  return root;
}

function endOf(node: Node): number {
  return node.offset + node.length;
}

/** Offset of the comma that follows a node, if one does; one inside a comment is none. */
function commaAfter(document: string, node: Node): number | undefined {
  const ignoreComments = true;
  const scanner = createScanner(document, ignoreComments);
  scanner.setPosition(endOf(node));
  scanner.scan();
  const next = scanner.getTokenOffset();
  return document[next] === ',' ? next : undefined;
}

/** The removal of an element, with its whole lines if nothing else but its comma is on them. */
function lineOrElement(document: string, element: Node): Edit {
  const lineStart = document.lastIndexOf('\n', element.offset) + 1;
  const newline = document.indexOf('\n', endOf(element));
  const lineEnd = newline === -1 ? document.length : newline;
  const before = document.slice(lineStart, element.offset).trim();
  const after = document.slice(endOf(element), lineEnd).trim();
  return lineStart > 0 && before === '' && (after === '' || after === ',')
    ? { offset: lineStart - 1, length: lineEnd - lineStart + 1, content: '' }
    : { offset: element.offset, length: element.length, content: '' };
}

function covers(edit: Edit, offset: number): boolean {
  return offset >= edit.offset && offset < edit.offset + edit.length;
}

function indented(element: object): string {
  return JSON.stringify(element, null, 2).replace(/^/gm, '  ');
}
