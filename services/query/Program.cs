using Shortlist.Hosting;
using Shortlist.Query;
using Shortlist.Surfaces;

var builder = WebApplication.CreateBuilder(args);
builder.AddShortlistTelemetry("query");
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.Services.AddSurfaces(builder.Configuration);
builder.Services.AddQuery();

var app = builder.Build();
app.UseSurfaces();
app.MapShortlistHealth();
app.MapQuery();
await app.RunAsync();
