/**
 * Loaded into the bot before its own code (`node --require`): its Date then tells the sandbox's time. The office gives the
 * shift at the start (SANDBOX_CLOCK_OFFSET_MS) and each new one by a message. Production code never knows.
 */
let offsetMs = Number(process.env.SANDBOX_CLOCK_OFFSET_MS ?? 0);
const RealDate = Date;
const now = () => RealDate.now() + offsetMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: (target) => new target(now()).toString(),
  get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
});

process.on('message', (message) => {
  if (message && typeof message.offsetMs === 'number') offsetMs = message.offsetMs;
});
// The office is gone: so is the reason to run.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
