using System.Net;
using Shortlist.Client;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;
using Shortlist.Surfaces.Identity;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>Who sees what; and how a batch is paged for those who do.</summary>
public abstract class VisibilityStories(Deployment deployment) : Story(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Get_MemberOfAnotherOrganization_FindsNothing()
    {
        var tenant = await _deployment.CreateTenantAsync(organizations: 2);
        var insider = await tenant.CreateClientAsync(organizations: [tenant.Organizations[0]]);
        var outsider = await tenant.CreateClientAsync(organizations: [tenant.Organizations[1]]);
        var admin = await tenant.CreateClientAsync(role: UserRole.Admin, organizations: []);
        var stranger = await (await _deployment.CreateTenantAsync()).CreateClientAsync(role: UserRole.Admin);
        await SubmitAsync(insider, PlainUpload(tenant.Organizations[0], [1, 2], "theirs"));
        await SubmitAsync(outsider, PlainUpload(tenant.Organizations[1], [3], "ours"));
        var batch = await WatchToTheEndAsync(insider, "theirs", total: 2);
        await WatchToTheEndAsync(outsider, "ours", total: 1);

        foreach (var excluded in new[] { outsider, stranger })
        {
            await NotFoundAsync(() => excluded.GetBatchAsync("theirs", cancellationToken: Cancel));
            await NotFoundAsync(() => excluded.GetBatchAsync("theirs", page: 3, cancellationToken: Cancel));
            await NotFoundAsync(() => excluded.CancelBatchAsync("theirs", Cancel));
            await NotFoundAsync(() => excluded.GetLeadAsync(batch.Data[0].Id, Cancel));
            await NotFoundAsync(() => excluded.GetCvAsync(batch.Data[0].Id, Cancel));
            await NotFoundAsync(() => excluded.UpdateLeadAsync(batch.Data[0].Id, new() { FullName = "Not Mine" }, Cancel));
            await NotFoundAsync(() => excluded.DeleteLeadAsync(batch.Data[0].Id, Cancel));
        }

        (await outsider.ListLeadsAsync(cancellationToken: Cancel)).Data.ShouldHaveSingleItem().Email.ShouldBe(PlainCvs.EmailOf(3));
        (await outsider.ListBatchesAsync(cancellationToken: Cancel)).Data.ShouldHaveSingleItem().BatchId.ShouldBe("ours");
        (await stranger.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(0);

        // An admin sees every organisation without belonging to one.
        (await admin.GetBatchAsync("theirs", cancellationToken: Cancel)).TotalCandidates.ShouldBe(2);
        (await admin.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(3);
        (await insider.GetLeadAsync(batch.Data[0].Id, Cancel)).FullName.ShouldNotBe("Not Mine");
    }

    [Fact]
    public async Task Get_WhatIsHiddenAndWhatIsNot_LookTheSame()
    {
        var tenant = await _deployment.CreateTenantAsync(organizations: 2);
        var insider = await tenant.CreateClientAsync(organizations: [tenant.Organizations[0]]);
        var outsider = await tenant.CreateCallerAsync(organizations: [tenant.Organizations[1]]);
        await SubmitAsync(insider, PlainUpload(tenant.Organizations[0], [1], "hidden"));

        using var hidden = await outsider.SendAsync(HttpMethod.Get, "/api/v1/cv-screening/batches/hidden");
        using var absent = await outsider.SendAsync(HttpMethod.Get, "/api/v1/cv-screening/batches/absent");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        hidden.StatusCode.ShouldBe(absent.StatusCode);
        (await hidden.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(await absent.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Delete_LeadOfABatch_TakesItOutOfTheCountsAndTheLastTheBatch()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await SubmitAsync(api, PlainUpload(tenant.Organization, [1, 2, 3], "shrinking"));
        var batch = await WatchToTheEndAsync(api, "shrinking", total: 3);
        (await _deployment.BlobsOfAsync(tenant)).Count.ShouldBe(3);

        await api.DeleteLeadAsync(batch.Data[1].Id, Cancel);
        var smaller = await api.GetBatchAsync("shrinking", cancellationToken: Cancel);
        (smaller.TotalCandidates, smaller.CompletedCandidates, smaller.ProcessingCandidates).ShouldBe((2, 2, 0));
        smaller.Pagination.TotalCount.ShouldBe(2);
        smaller.Data.Select(member => member.Email).ShouldBe([PlainCvs.EmailOf(1), PlainCvs.EmailOf(3)]);
        await NotFoundAsync(() => api.GetLeadAsync(batch.Data[1].Id, Cancel));
        await NotFoundAsync(() => api.GetCvAsync(batch.Data[1].Id, Cancel));

        await api.DeleteLeadAsync(batch.Data[0].Id, Cancel);
        await api.DeleteLeadAsync(batch.Data[2].Id, Cancel);
        await NotFoundAsync(() => api.GetBatchAsync("shrinking", cancellationToken: Cancel));
        (await api.ListBatchesAsync(cancellationToken: Cancel)).Data.ShouldBeEmpty();
        (await _deployment.BlobsOfAsync(tenant)).ShouldBeEmpty("the CV goes with its lead");
    }

    [Fact]
    public async Task Get_Pages_HoldEveryMemberOnceInTheOrderOfTheUpload()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        int[] numbers = [.. Enumerable.Range(0, 45)];
        await SubmitAsync(api, PlainUpload(tenant.Organization, numbers, "paged"));
        await WatchToTheEndAsync(api, "paged", total: 45);

        var first = await api.GetBatchAsync("paged", cancellationToken: Cancel);
        first.Data.Count.ShouldBe(20);
        first.Pagination.ShouldBe(new(0, 20, 45, 3));
        List<string?> mails = [];
        for (var page = 0; page < 3; page++)
        {
            var part = await api.GetBatchAsync("paged", page, pageSize: 20, Cancel);
            part.Pagination.Page.ShouldBe(page);
            mails.AddRange(part.Data.Select(member => member.Email));
        }

        mails.ShouldBe(numbers.Select(PlainCvs.EmailOf));
        var pastTheEnd = await api.GetBatchAsync("paged", page: 9, pageSize: 20, Cancel);
        pastTheEnd.Data.ShouldBeEmpty();
        pastTheEnd.Pagination.ShouldBe(new(9, 20, 45, 3));
        pastTheEnd.TotalCandidates.ShouldBe(45);

        var clamped = await api.GetBatchAsync("paged", pageSize: 1000, cancellationToken: Cancel);
        clamped.Pagination.ShouldBe(new(0, 100, 45, 1));
        clamped.Data.Count.ShouldBe(45);
        (await api.ListLeadsAsync(pageSize: 1000, cancellationToken: Cancel)).Pagination.PageSize.ShouldBe(100);
    }

    private static async Task NotFoundAsync(Func<Task> call)
    {
        var refusal = await Should.ThrowAsync<ShortlistApiException>(call());
        refusal.Status.ShouldBe(HttpStatusCode.NotFound);
        refusal.Code.ShouldBe("not_found");
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class VisibilityInOneProcess(StandaloneDeployment deployment) : VisibilityStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class VisibilityOverServices(ServicesDeployment deployment) : VisibilityStories(deployment);
