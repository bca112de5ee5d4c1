/** Says at the end of a process how much memory outside of its heap was in use at most. */
const { writeSync } = require('node:fs');

let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage().external);
};
setInterval(look, 20).unref();
process.on('exit', () => {
  look();
  writeSync(2, `peak outside the heap: ${peak}\n`);
});
