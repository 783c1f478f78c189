using Shortlist.CvScreening;
using Shortlist.Gateway;
using Shortlist.Hosting;
using Shortlist.Ingest.Files;
using Shortlist.Ingest.Records;
using Shortlist.Query;
using Shortlist.Scoring;
using Shortlist.Standalone;
using Shortlist.Tracking;

if (StandaloneArguments.TryRead(args) is not { } arguments)
    return 2;

var builder = WebApplication.CreateBuilder();
builder.UseStandaloneDefaults(arguments);
builder.AddShortlistTelemetry("standalone", LogFormat.Simple);
builder.Services.AddShortlistHealth();
builder.Services.AddShortlistStore();
builder.AddGateway();
builder.Services.AddTracking().AddCvScreening().AddScoring().AddFiles().AddRecords().AddQuery();
builder.Services.AddShortlistBus(
    builder.Configuration,
    bus => bus.AddTrackingConsumers(),
    bus => bus.AddCvScreeningConsumers(builder.Configuration),
    bus => bus.AddScoringConsumers(builder.Configuration),
    bus => bus.AddFilesConsumers(builder.Configuration),
    bus => bus.AddRecordConsumers(builder.Configuration));
if (arguments.Demo)
    builder.Services.AddSingleton(arguments).AddHostedService<Demo>();

var app = builder.Build();
app.UseGatewayFront();
app.MapShortlistHealth();
app.MapGatewayEndpoints();
app.MapCvScreening();
app.MapScoring();
app.MapFiles();
app.MapRecords();
app.MapQuery();
await app.RunAsync();
return 0;
