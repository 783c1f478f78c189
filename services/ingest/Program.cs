using Shortlist.Batches;
using Shortlist.Hosting;
using Shortlist.Ingest.Files;
using Shortlist.Surfaces;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("ingest");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.Services.AddBatches();
builder.Services.AddFiles();
builder.Services.AddSurfaces(builder.Configuration);
builder.Services.AddShortlistBus(builder.Configuration, bus => bus.AddFilesConsumers(builder.Configuration));

var app = builder.Build();
app.UseSurfaces();
app.MapShortlistHealth();
app.MapFiles();
await app.RunAsync();
