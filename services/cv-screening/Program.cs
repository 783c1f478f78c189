using Shortlist.CvScreening;
using Shortlist.Hosting;
using Shortlist.Surfaces;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("cv-screening");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.Services.AddSurfaces(builder.Configuration);
builder.Services.AddCvScreening();
builder.Services.AddShortlistBus(builder.Configuration, bus => bus.AddCvScreeningConsumers(builder.Configuration));

var app = builder.Build();
app.UseSurfaces();
app.MapShortlistHealth();
app.MapCvScreening();
await app.RunAsync();
