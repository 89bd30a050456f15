// Stops the server that was started for all tests of a run.

module.exports = async (): Promise<void> => {
  await globalThis.postgresOfTheTests?.stop();
};
