using Shortlist.Batches;
using Shortlist.Hosting;
using Shortlist.Ingest.Files;
using Shortlist.Ingest.Records;
using Shortlist.Surfaces;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("ingest");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.Services.AddBatches();
builder.Services.AddFiles();
builder.Services.AddRecords();
builder.Services.AddSurfaces(builder.Configuration);
builder.Services.AddShortlistBus(
    builder.Configuration,
    bus => bus.AddFilesConsumers(builder.Configuration),
    bus => bus.AddRecordConsumers(builder.Configuration));

var app = builder.Build();
app.UseSurfaces();
app.MapShortlistHealth();
app.MapFiles();
app.MapRecords();
await app.RunAsync();
