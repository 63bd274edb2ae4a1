/** A file that cannot be read at all; its message is a sentence for the person who chose it. */
export class UnreadableFile extends Error {}
