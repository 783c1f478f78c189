using Shortlist.Hosting;
using Shortlist.Ingest.Records;
using Shortlist.Surfaces;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("ingest");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.Services.AddSurfaces(builder.Configuration);
builder.Services.AddRecords();
builder.Services.AddShortlistBus(builder.Configuration, bus => bus.AddRecordConsumers(builder.Configuration));

var app = builder.Build();
app.UseSurfaces();
app.MapShortlistHealth();
app.MapRecords();
await app.RunAsync();
