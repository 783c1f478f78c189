using Shortlist.Hosting;
using Shortlist.Tracking;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("tracking");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.Services.AddTracking();
builder.Services.AddShortlistBus(builder.Configuration, bus => bus.AddTrackingConsumers());

var app = builder.Build();
app.MapShortlistHealth();
await app.RunAsync();
