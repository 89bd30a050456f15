// Values as bytes: structure by V8's serializer, large arrays as they lie in memory, so that reading copies none of them.

import { DefaultSerializer, Deserializer } from 'node:v8';

/** Every array begins at a multiple of this, whatever its kind. */
const ALIGNMENT = 8;
/** Byte lengths of the head and of the whole file. */
const PREFIX_BYTES = 8;
const ARRAYS = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Float64Array };
const KINDS = Object.keys(ARRAYS) as (keyof typeof ARRAYS)[];
type Packable = InstanceType<(typeof ARRAYS)[keyof typeof ARRAYS]>;

class Packer extends DefaultSerializer {
  readonly arrays: Packable[] = [];

  /** Called for arrays of numbers. */
  _writeHostObject(array: Packable): void {
    // By name: what comes from another thread or context is of another class with the same one.
    const kind = KINDS.indexOf(array.constructor.name as (typeof KINDS)[number]);
    if (kind < 0) throw new TypeError(`${array.constructor.name} cannot be packed`);
    this.writeUint32(kind);
    this.writeUint32(array.length);
    this.arrays.push(array);
  }
}

class Unpacker extends Deserializer {
  readonly #content: Buffer;
  #next: number;

  constructor(content: Buffer, headEnd: number) {
    super(content.subarray(PREFIX_BYTES, headEnd));
    this.#content = content;
    this.#next = headEnd;
  }

  _readHostObject(): Packable {
    const make = ARRAYS[KINDS[this.readUint32()] as keyof typeof ARRAYS];
    const length = this.readUint32();
    const start = this.#content.byteOffset + this.#next;
    const array = new make(this.#content.buffer as ArrayBuffer, start, length);
    this.#next += aligned(array.byteLength);
    return array;
  }
}

/** The parts of the content, to be written one after the other. */
export function pack(value: unknown): Uint8Array[] {
  const packer = new Packer();
  packer.writeHeader();
  packer.writeValue(value);
  const head = packer.releaseBuffer();
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32LE(PREFIX_BYTES + aligned(head.length));
  const bytes = packer.arrays.map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  return [prefix, ...[head, ...bytes].flatMap((part) => [part, paddingOf(part)])];
}

/** `content` must itself begin at a multiple of 8 in its memory, and be kept as it is: the arrays lie in it. */
export function unpack(content: Buffer): unknown {
  const unpacker = new Unpacker(content, content.readUInt32LE());
  unpacker.readHeader();
  return unpacker.readValue();
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function paddingOf({ length }: Uint8Array): Uint8Array {
  return new Uint8Array(aligned(length) - length);
}
