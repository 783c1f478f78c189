// Walks the whole way with the vendor's SDK and tells as JSON what it saw.
import fs from 'node:fs';
import path from 'node:path';
import LlamaCloud from '@llamaindex/llama-cloud';

// What the SDK asks for where Node 18 is all there is.
globalThis.File ??= (await import('node:buffer')).File;

const samples = process.env.SAMPLES;
const files = ['backend-engineer.pdf', 'accountant.docx', 'data-analyst.md', 'hr-manager-encrypted.pdf'];
const client = new LlamaCloud();

const directory = await client.beta.directories.create({ name: 'applications', description: 'from the SDK' });
for (const file of files) {
  await client.beta.directories.files.upload(directory.id, {
    upload_file: fs.createReadStream(path.join(samples, file)),
    metadata: JSON.stringify({ source: 'story', tags: ['a', 'b'] }),
  });
}

let listedFiles = 0;
for await (const file of client.beta.directories.files.list(directory.id, { page_size: 3 })) {
  if (file.directory_id === directory.id) listedFiles++;
}

const configuration = await client.configurations.create({
  name: 'plain',
  parameters: { product_type: 'parse_v2', tier: 'fast', version: 'latest' },
});
let batch = await client.batches.create({
  source_directory_id: directory.id,
  config: { job: { type: 'parse_v2', configuration_id: configuration.id } },
});
const patience = Date.now() + 60_000;
while (!['COMPLETED', 'FAILED', 'CANCELLED'].includes(batch.status) && Date.now() < patience) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  batch = await client.batches.get(batch.id, { expand: ['results'] });
}

const jobs = [];
for (const row of batch.results) {
  const parsed = await client.parsing.get(row.job_reference.id, { expand: ['text', 'markdown', 'items', 'metadata'] });
  jobs.push({
    name: parsed.job.name,
    status: parsed.job.status,
    error: parsed.job.error_message,
    text: parsed.text?.pages.map((page) => page.text).join('\n'),
    markdown: parsed.markdown?.pages.map((page) => page.markdown).join('\n'),
    items: parsed.items?.pages.flatMap((page) => page.items).length,
  });
}

let listedBatches = 0;
for await (const _ of client.batches.list({ status: 'COMPLETED' })) listedBatches++;

// A single file, uploaded and parsed in one call; then its bytes again.
const single = await client.parsing.parse({
  tier: 'fast',
  version: 'latest',
  upload_file: fs.createReadStream(path.join(samples, 'chef.odt')),
  expand: ['markdown'],
}, { pollingInterval: 0.1 });
const stored = await client.files.create({ file: fs.createReadStream(path.join(samples, 'chef.odt')), purpose: 'parse' });
const link = await client.files.content(stored.id);
const downloaded = (await (await fetch(link.url)).arrayBuffer()).byteLength;

const extraction = await client.extract.run({
  file_input: batch.results[0].source_directory_file_id,
  configuration: {
    data_schema: { type: 'object', properties: { email: { type: 'string', description: 'E-mail address' } } },
  },
}, { pollingInterval: 0.1 });

const refusals = [];
for (const call of [
  () => client.batches.get('bat-nothing'),
  () => client.batches.create({ source_directory_id: 7, config: { job: { type: 'parse_v2', configuration_id: configuration.id } } }),
  () => client.batches.cancel(batch.id),
  () => new LlamaCloud({ apiKey: 'llx-wrong' }).batches.get(batch.id),
]) {
  try {
    await call();
    refusals.push('none');
  } catch (error) {
    refusals.push(`${error.constructor.name} ${error.status}`);
  }
}

console.log(JSON.stringify({
  directory,
  uploadedFiles: files.length,
  listedFiles,
  batch,
  jobs,
  listedBatches,
  parsed: single.markdown.pages.map((page) => page.markdown).join('\n'),
  downloaded,
  extracted: extraction.extract_result,
  refusals,
}));
