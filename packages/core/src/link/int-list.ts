/** A growing list of 32-bit integers; what `number[]` is for hot paths. */
export class IntList {
  data: Int32Array = new Int32Array(64);
  length = 0;

  push(value: number): number {
    if (this.length === this.data.length) {
      const wider = new Int32Array(this.data.length * 2);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length] = value;
    return this.length++;
  }

  at(index: number): number {
    return this.data[index] as number;
  }

  set(index: number, value: number): void {
    this.data[index] = value;
  }

  /** Makes the list `length` long; new places hold `fill`. */
  extend(length: number, fill: number): void {
    if (length > this.data.length) {
      const wider = new Int32Array(Math.max(length, this.data.length * 2));
      wider.set(this.data.subarray(0, this.length));
      this.data = wider;
    }
    if (length > this.length) {
      this.data.fill(fill, this.length, length);
      this.length = length;
    }
  }
}
