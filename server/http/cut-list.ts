/** The bytes of a JSON object with one long list -> the list in pieces, and the object without it. */

/** The body cannot be cut; the sentence says why. */
export class CutError extends Error {
  override readonly name = 'CutError';
}

export interface ListCutter {
  /** The next bytes, cut anywhere. @throws CutError */
  push(chunk: Uint8Array): void;
  /** After the last bytes: the text of the object, in which the list is empty. It may still be no JSON. */
  end(): string;
}

export interface CutOptions {
  /** The member of the object whose list is cut. */
  readonly name: string;
  /** A piece is cut at the first comma between elements after so many bytes. */
  readonly pieceBytes: number;
  /** What an element, and all that is not in the list, may be long. */
  readonly maxBytes: number;
  /** Some whole elements with the commas between them; `isLast`: the list ends here. It may still be no JSON. */
  readonly onPiece: (text: string, isLast: boolean) => void;
}

const byte = { quote: 0x22, backslash: 0x5c, comma: 0x2c, openList: 0x5b, closeList: 0x5d, open: 0x7b, close: 0x7d } as const;

/** How deep the list's elements lie, and the members of the object. */
const listDepth = 2;
const objectDepth = 1;

/** Only strings and brackets are followed; whether the pieces are JSON is seen when they are parsed. */
export function createListCutter({ name, pieceBytes, maxBytes, onPiece }: CutOptions): ListCutter {
  const beforeList = new RegExp(`(?:^|[^\\\\])"${name}"\\s*:\\s*$`);
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let isInList = false;
  let isListSeen = false;
  const rest: Uint8Array[] = [];
  let restBytes = 0;
  let piece: Uint8Array[] = [];
  let held = 0;

  const keepRest = (bytes: Uint8Array): void => {
    restBytes += bytes.length;
    if (restBytes > maxBytes) throw new CutError(`Beside ${name} the body is too long.`);
    // Its memory is the sender's chunk, most of which is not kept.
    if (bytes.length > 0) rest.push(bytes.slice());
  };
  const hold = (bytes: Uint8Array): void => {
    held += bytes.length;
    if (held > maxBytes + pieceBytes) throw new CutError(`An element of ${name} is too long.`);
    if (bytes.length > 0) piece.push(bytes);
  };
  const emit = (isLast: boolean): void => {
    const text = Buffer.concat(piece).toString();
    piece = [];
    held = 0;
    onPiece(text, isLast);
  };

  return {
    push: (chunk) => {
      let from = 0;
      for (let i = 0; i < chunk.length; i++) {
        const one = chunk[i];
        if (isInString) {
          if (isEscaped) isEscaped = false;
          else if (one === byte.backslash) isEscaped = true;
          else if (one === byte.quote) isInString = false;
        } else if (one === byte.quote) isInString = true;
        else if (one === byte.open || one === byte.openList) {
          depth++;
          if (depth !== listDepth || one !== byte.openList) continue;
          keepRest(chunk.subarray(from, i));
          from = i;
          if (!beforeList.test(Buffer.concat(rest).toString())) continue;
          if (isListSeen) throw new CutError(`The body has ${name} twice.`);
          keepRest(chunk.subarray(i, i + 1));
          from = i + 1;
          isInList = true;
          isListSeen = true;
        } else if (one === byte.close || one === byte.closeList) {
          depth--;
          if (!isInList || depth !== objectDepth) continue;
          hold(chunk.subarray(from, i));
          from = i;
          isInList = false;
          emit(true);
        } else if (one === byte.comma && isInList && depth === listDepth && held + i - from >= pieceBytes) {
          hold(chunk.subarray(from, i));
          from = i + 1;
          emit(false);
        }
      }
      const left = chunk.subarray(from);
      if (isInList) hold(left);
      else keepRest(left);
    },
    end: () => Buffer.concat(rest).toString(),
  };
}
