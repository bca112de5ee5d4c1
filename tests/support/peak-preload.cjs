/** Says at the end of a process how much memory was in use at most, outside of its heap and in all. */
const { writeSync } = require('node:fs');

let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage().external);
};
setInterval(look, 20).unref();
process.on('exit', () => {
  look();
  writeSync(2, `peak outside the heap: ${peak}\npeak of the process: ${process.resourceUsage().maxRSS * 1024}\n`);
});
