namespace Shortlist.Client.Http;

/// <summary>Sends through a handler that belongs to somebody else, and so leaves it open.</summary>
internal sealed class BorrowedHandler(HttpMessageHandler owned) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _invoker = new(owned, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _invoker.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _invoker.Dispose();
        base.Dispose(disposing);
    }
}
