using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;
using Shortlist.Extraction;
using Shortlist.Extraction.Models;
using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary>The LlamaIndex part of the ingest service, for its own host and for <c>standalone</c>.</summary>
public static class FilesService
{
    /// <summary>The queue of the workers.</summary>
    internal const string Pool = "file-jobs";

    /// <summary>Adds what endpoints and workers need.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddBatches();
        services.AddFileCollections();
        services.AddOptions<FilesOptions>().BindConfiguration("Files").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DocumentOptions>().BindConfiguration("Documents");
        services.AddKeyedSingleton<IDocumentReader>(Pool, (provider, _) => ActivatorUtilities.CreateInstance<DocumentReader>(
            provider, ReadingOf(provider.GetRequiredService<IOptions<DocumentOptions>>().Value, provider.GetRequiredService<IOptions<FilesOptions>>().Value)));
        services.AddSingleton<DirectoryEntries>();
        services.AddSingleton<EntryNames>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<FileRemoval>();
        services.AddSingleton<JobCreation>();
        services.AddSingleton<JobWork>();
        services.TryAddSingleton<CvParser>();
        services.TryAddSingleton(_ => SkillTaxonomy.BuiltIn);
        services.AddSingleton<SchemaExtractor>();
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new ExtractionModel(FieldModel.Of(
            provider.GetRequiredService<IOptions<ModelOptions>>().Value, provider.GetRequiredService<ILogger<FieldModel>>())));
        services.AddFileUseCases();
        services.AddHostedService<DirectoryExpiry>();
        return services;
    }

    /// <summary>Adds the workers to the bus: four for each processor, as they wait for the disk, unless <c>Pools:file-jobs:Concurrency</c> says otherwise.</summary>
    public static void AddFilesConsumers(this IBusRegistrationConfigurator bus, IConfiguration configuration) =>
        bus.AddPool<FileJobHandler>(Pool, 4 * Environment.ProcessorCount, configuration);

    /// <summary>Maps the writing side of the LlamaIndex surface.</summary>
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        MapDirectories(app.MapGroup("/api/v1/beta/directories"));
        MapStoredFiles(app.MapGroup("/api/v1/beta/files"));
        MapConfigurations(app.MapGroup("/api/v1/beta/configurations"));
        MapBatches(app.MapGroup("/api/v2/batches"));
        MapJobs(app.MapGroup("/api/v2"));
    }

    /// <summary>The kind of work of a product.</summary>
    internal static string KindOf(string product) => product == Products.Parse ? "FileParse" : "FileExtract";

    private static void AddFileUseCases(this IServiceCollection services)
    {
        services.AddSingleton<CreateDirectory>();
        services.AddSingleton<UpdateDirectory>();
        services.AddSingleton<DeleteDirectory>();
        services.AddSingleton<AddDirectoryFile>();
        services.AddSingleton<UploadDirectoryFile>();
        services.AddSingleton<UpdateDirectoryFile>();
        services.AddSingleton<DeleteDirectoryFile>();
        services.AddSingleton<UploadFile>();
        services.AddSingleton<DeleteFile>();
        services.AddSingleton<CreateConfiguration>();
        services.AddSingleton<UpdateConfiguration>();
        services.AddSingleton<DeleteConfiguration>();
        services.AddSingleton<CreateBatch>();
        services.AddSingleton<CancelFileBatch>();
        services.AddSingleton<CreateParseJob>();
        services.AddSingleton<CreateExtractJob>();
        services.AddSingleton<CancelJob>();
        services.AddSingleton<DeleteJob>();
    }

    private static void MapDirectories(RouteGroupBuilder directories)
    {
        directories.MapPost("", (CreateDirectory create, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            create.HandleAsync(request, project, cancellationToken));
        directories.MapPatch("/{id}", (string id, UpdateDirectory update, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            update.HandleAsync(id, request, project, cancellationToken));
        directories.MapDelete("/{id}", (string id, DeleteDirectory delete, Project project, CancellationToken cancellationToken) =>
            delete.HandleAsync(id, project, cancellationToken));

        var files = directories.MapGroup("/{id}/files");
        files.MapPost("", (string id, AddDirectoryFile add, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            add.HandleAsync(id, request, project, cancellationToken));
        files.MapPost("/upload", (string id, UploadDirectoryFile upload, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            upload.HandleAsync(id, request, project, cancellationToken));
        files.MapPatch("/{fileId}", (string id, string fileId, UpdateDirectoryFile update, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            update.HandleAsync(id, fileId, request, project, cancellationToken));
        files.MapDelete("/{fileId}", (string id, string fileId, DeleteDirectoryFile delete, Project project, CancellationToken cancellationToken) =>
            delete.HandleAsync(id, fileId, project, cancellationToken));
    }

    private static void MapStoredFiles(RouteGroupBuilder files)
    {
        files.MapPost("", (UploadFile upload, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            upload.HandleAsync(request, project, cancellationToken));
        files.MapDelete("/{id}", (string id, DeleteFile delete, Project project, CancellationToken cancellationToken) =>
            delete.HandleAsync(id, project, cancellationToken));
    }

    private static void MapConfigurations(RouteGroupBuilder configurations)
    {
        configurations.MapPost("", (CreateConfiguration create, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            create.HandleAsync(request, project, cancellationToken));
        configurations.MapPut("/{id}", (string id, UpdateConfiguration update, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            update.HandleAsync(id, request, project, cancellationToken));
        configurations.MapDelete("/{id}", (string id, DeleteConfiguration delete, Project project, CancellationToken cancellationToken) =>
            delete.HandleAsync(id, project, cancellationToken));
    }

    private static void MapBatches(RouteGroupBuilder batches)
    {
        batches.MapPost("", (CreateBatch create, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            create.HandleAsync(request, project, cancellationToken));
        batches.MapPost("/{id}/cancel", (string id, CancelFileBatch cancel, Project project, CancellationToken cancellationToken) =>
            cancel.HandleAsync(id, project, cancellationToken));
    }

    private static void MapJobs(RouteGroupBuilder app)
    {
        app.MapPost("/parse", (CreateParseJob create, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            create.HandleAsync(request, project, cancellationToken));
        app.MapPost("/parse/upload", (CreateParseJob create, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            create.HandleUploadAsync(request, project, cancellationToken));
        app.MapPost("/extract", (CreateExtractJob create, HttpRequest request, Project project, CancellationToken cancellationToken) =>
            create.HandleAsync(request, project, cancellationToken));
        app.MapPost("/extract/schema/validation", ValidateSchema.HandleAsync);
        foreach (var (path, product) in new[] { ("/parse", Products.Parse), ("/extract", Products.Extract) })
        {
            app.MapPost($"{path}/{{id}}/cancel", (string id, CancelJob cancel, Project project, CancellationToken cancellationToken) =>
                cancel.HandleAsync(product, id, project, cancellationToken));
            app.MapDelete($"{path}/{{id}}", (string id, DeleteJob delete, Project project, CancellationToken cancellationToken) =>
                delete.HandleAsync(product, id, project, cancellationToken));
        }
    }

    private static DocumentOptions ReadingOf(DocumentOptions documents, FilesOptions files) => documents with
    {
        MaxBytes = files.MaxFileBytes,
        MaxPages = files.Reading.MaxPages,
        MaxOcrPages = files.Reading.MaxOcrPages,
        MaxCharacters = files.Reading.MaxCharacters,
    };
}
