using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.Batches.Tests;
using Shortlist.Contracts;
using Shortlist.CvScreening;
using Shortlist.Hosting;
using Shortlist.Records.Tests;
using Shortlist.Store;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Leads.Tests;

/// <summary>Uploads that end between two writes leave no member of a batch that never came to be.</summary>
public sealed class InterruptedUploadTests : IBatchMessenger, IHintSender, IIdGenerator, IAsyncDisposable
{
    private const string Form = """
        --x
        Content-Disposition: form-data; name="organizationId"

        org
        --x
        Content-Disposition: form-data; name="batchId"

        spring
        --x
        Content-Disposition: form-data; name="files[]"; filename="cv.txt"

        Ada Lovelace
        --x--

        """;

    private static readonly Guid Batch = new(1, 0, 0, new byte[8]);

    private static readonly Caller Recruiter = new()
    {
        Surface = Surface.TalentRay,
        TenantId = "tenant",
        UserId = "user",
        KeyId = "key",
        Role = UserRole.Admin,
        SeesAllOrganizations = true,
        Environment = "live",
    };

    private readonly MemoryStore _store = new();
    private readonly ServiceProvider _services;
    private Guid _next = Batch;

    public InterruptedUploadTests() => _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton<IDocumentStore>(_store)
        .AddSingleton<IBlobStore, MemoryBlobs>()
        .AddSingleton<OrganizationCollection>()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IBatchMessenger>(this)
        .AddSingleton<IHintSender>(this)
        .AddSingleton<IIdGenerator>(this)
        .AddSingleton(Options.Create(new UploadOptions()))
        .AddCvScreening()
        .AddSingleton<CvScreeningHandler>()
        .BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_DyingOnceMembersAreStored_LeavesNoneWhenItIsDiscarded()
    {
        await BeginAsync();
        await DieOnceMembersAreStoredAsync();
        (await CountAsync()).ShouldBe(1);

        await DiscardAsync();

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Submit_DyingOnceMembersAreStored_IsNoBatch()
    {
        await BeginAsync();

        await DieOnceMembersAreStoredAsync();

        (await PageAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Submit_AgainUnderTheNameOfOneThatDied_ShowsItsOwnMembersAlone()
    {
        await BeginAsync();
        await DieOnceMembersAreStoredAsync();
        await _services.GetRequiredService<BatchIntake>().GiveUpAsync(Batch, Cancel);
        _next = new(2, 0, 0, new byte[8]);

        await SubmitAsync();

        (await CountAsync()).ShouldBe(2);
        (await PageAsync()).ShouldNotBeNull().TotalCandidates.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_GivenUpWhileItCameIn_StoresNoMember()
    {
        await BeginAsync();
        var members = 0;
        _store.Written = (collection, _) =>
        {
            members += collection == "leads" ? 1 : 0;
            if (collection == "screening_batch_names")
                DiscardAsync().GetAwaiter().GetResult();
        };

        var result = await SubmitAsync();

        result.ShouldBeOfType<SurfaceError>().Status.ShouldBe(StatusCodes.Status408RequestTimeout);
        members.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    Guid IIdGenerator.Next() => _next;

    Task IBatchMessenger.SendToPoolAsync<T>(string pool, T command, Guid messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.SendToTrackingAsync<T>(T message, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.HintAsync(SliceAdvanced hint, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHintSender.HintAsync(Guid batchId, CancellationToken cancellationToken) => Task.CompletedTask;

    private Task BeginAsync() => _services.GetRequiredService<OrganizationCollection>().InsertAsync(
        new Organization("org", "tenant", "Org", DateTimeOffset.UnixEpoch), Cancel);

    private Task<IResult> SubmitAsync()
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Request.ContentType = "multipart/form-data; boundary=x";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Form.ReplaceLineEndings("\r\n")));
        return _services.GetRequiredService<SubmitBatch>().HandleAsync(context, Recruiter);
    }

    private async Task DieOnceMembersAreStoredAsync()
    {
        var isDead = false;
        _store.Written = (collection, _) => isDead |= collection == "leads";
        _store.AroundWrite = _ =>
        {
            if (isDead)
                throw new InvalidOperationException("The process is gone.");
        };
        await Should.ThrowAsync<InvalidOperationException>(SubmitAsync);
        (_store.Written, _store.AroundWrite) = (null, null);
    }

    private Task<ScreeningBatchPage?> PageAsync() =>
        _services.GetRequiredService<ScreeningBatches>().PageAsync("spring", Recruiter, new Paging(0, 20), Cancel);

    /// <summary>What the sweeper has a worker do with a submission that has gone quiet.</summary>
    private Task DiscardAsync() => ActivatorUtilities
        .CreateInstance<SliceProcessor>(_services, _services.GetRequiredService<CvScreeningHandler>(), NullLogger<SliceProcessor>.Instance)
        .DiscardAsync(new() { BatchId = Batch, TenantId = "tenant" }, Cancel);

    private Task<long> CountAsync() => _services.GetRequiredService<LeadCollection>().CountAsync([], Cancel);
}
