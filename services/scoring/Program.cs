using Shortlist.Hosting;
using Shortlist.Scoring;
using Shortlist.Surfaces;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("scoring");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.Services.AddSurfaces(builder.Configuration);
builder.Services.AddScoring();
builder.Services.AddShortlistBus(builder.Configuration, bus => bus.AddScoringConsumers(builder.Configuration));

var app = builder.Build();
app.UseSurfaces();
app.MapShortlistHealth();
app.MapScoring();
await app.RunAsync();
