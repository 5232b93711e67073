/** What is wrong with a row of a file of customers -> the sentence for it, in the words of a language. */
import type { PageMessages } from './pages-en.ts';

type Sentences = PageMessages['importing']['problem'];

export interface RowProblem {
  readonly kind: keyof Sentences;
  /** What stands in the cell. */
  readonly value?: string;
  /** The other row that it has to do with. */
  readonly otherRow?: number;
}

/** Begins in the middle: the field stands before it. */
export function sayRowProblem({ kind, value = '', otherRow = 0 }: RowProblem, sentences: Sentences): string {
  switch (kind) {
    case 'contradiction':
    case 'repeated':
      return sentences[kind](otherRow);
    case 'damaged-id':
    case 'lost-zeros':
    case 'bad-email':
    case 'unknown-tier':
    case 'unknown-type':
    case 'bad-date':
    case 'bad-website':
      return sentences[kind](value);
    default:
      return sentences[kind];
  }
}
