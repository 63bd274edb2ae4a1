/** A browser's storage that isn't one. Its keys are properties, as those of the real one are. */
export function memoryStorage(): Storage {
  const methods = {
    getItem: (key: string) => storage[key] ?? null,
    setItem: (key: string, value: string) => {
      storage[key] = value;
    },
    removeItem: (key: string) => {
      delete storage[key];
    },
    clear: () => {
      for (const key of Object.keys(storage)) delete storage[key];
    },
    key: (index: number) => Object.keys(storage)[index] ?? null,
  };
  const storage: Storage = Object.create(null, {
    length: { get: () => Object.keys(storage).length },
    ...Object.fromEntries(
      Object.entries(methods).map(([name, value]) => [name, { value, writable: true }]),
    ),
  });
  return storage;
}
