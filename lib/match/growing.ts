/** An array of numbers that grows by doubling. */
export class Growing<Numbers extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>> {
  /** Only the first `length` count. */
  numbers: Numbers;
  length = 0;
  readonly #make: (size: number) => Numbers;

  constructor(make: (size: number) => Numbers) {
    this.#make = make;
    this.numbers = make(1024);
  }

  /** Room for so many more, to be written into `numbers` from `length` on. */
  makeRoom(more: number): void {
    if (this.length + more <= this.numbers.length) return;
    const grown = this.#make(Math.max(this.numbers.length * 2, this.length + more));
    grown.set(this.numbers);
    this.numbers = grown;
  }

  push(value: number): void {
    if (this.length === this.numbers.length) this.makeRoom(1);
    this.numbers[this.length++] = value;
  }
}

export const growing32 = (): Growing<Uint32Array<ArrayBuffer>> => new Growing((size) => new Uint32Array(size));
export const growing16 = (): Growing<Uint16Array<ArrayBuffer>> => new Growing((size) => new Uint16Array(size));
export const growing8 = (): Growing<Uint8Array<ArrayBuffer>> => new Growing((size) => new Uint8Array(size));
