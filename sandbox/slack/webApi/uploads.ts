import express, { type Request, type Router } from 'express';
import type { Office } from '../state/office';

/** Takes the bytes of an upload, raw or as the one file of a form. */
export function makeUploadRouter(office: Office): Router {
  const router = express.Router();
  router.use(express.raw({ type: () => true, limit: '60mb' }));
  router.post('/:id', async (request, response) => {
    const file = office.files.find(request.params.id);
    if (!file || file.isUploaded) return void response.status(404).send('not found');
    const content = await readContent(request);
    if (content.length !== file.sizeBytes) return void response.status(400).send('wrong size');
    office.files.putContent(file.id, content);
    office.files.put({ ...file, isUploaded: true });
    response.type('text/plain').send(`OK - ${content.length}`);
  });
  return router;
}

/** Serves uploaded files to the page. */
export function makeFilesRouter(office: Office): Router {
  const router = express.Router();
  router.get('/:id/:name', (request, response) => {
    const file = office.files.find(request.params.id);
    const content = file?.isComplete ? office.files.content(file.id) : null;
    if (!file || !content) return void response.status(404).send('not found');
    response.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.set('x-content-type-options', 'nosniff').type(file.mimetype).send(content);
  });
  return router;
}

async function readContent(request: Request): Promise<Buffer> {
  const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('application/x-www-form-urlencoded')) {
    return Buffer.from(new URLSearchParams(body.toString()).get('body') ?? '');
  }
  if (!type.includes('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const part of form.values())
    if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  return Buffer.alloc(0);
}
