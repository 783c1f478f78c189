using Shortlist.Batches;
using Shortlist.Hosting;
using Shortlist.Surfaces;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("ingest");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.Services.AddBatches();
builder.Services.AddSurfaces(builder.Configuration);
builder.Services.AddShortlistBus(builder.Configuration);

var app = builder.Build();
app.UseSurfaces();
app.MapShortlistHealth();
await app.RunAsync();
