using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace Shortlist.ChatModels;

/// <summary>A language model behind an API like OpenAI's, asked one thing at a time. Safe for any number of threads.</summary>
public sealed class ChatModel
{
    private readonly ChatClient _client;
    private readonly TimeSpan _timeout;

    /// <summary>The model that the options name.</summary>
    /// <exception cref="ArgumentException">They name none.</exception>
    public ChatModel(ChatModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.IsOn || options.Name.Length == 0)
            throw new ArgumentException("Endpoint and Name must be given.", nameof(options));

        _timeout = options.Timeout;
        _client = new ChatClient(options.Name, new ApiKeyCredential(options.ApiKey), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            NetworkTimeout = options.Timeout,
            RetryPolicy = new ClientRetryPolicy(options.Retries),
        });
    }

    /// <summary>Asks, and returns the whole text of the answer, never an empty one.</summary>
    /// <exception cref="ChatModelException">There is none.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<string> AskAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, options, limit.Token);
            if (!string.IsNullOrEmpty(completion.Refusal))
                throw Failed("The model refused.");
            if (completion.FinishReason != ChatFinishReason.Stop)
                throw Failed($"The model broke off: {completion.FinishReason}.");
            return completion.Content is [{ Text: { Length: > 0 } text }] ? text : throw Failed("The model gave no answer.");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChatModelException(ChatModelFailure.Timeout, $"The model did not answer within {_timeout.TotalSeconds:0} seconds.", exception);
        }
        catch (Exception exception) when (exception is not (ChatModelException or OperationCanceledException))
        {
            // Whatever a server that only looks like OpenAI's makes the client throw: no connection, an error status, a body of another form.
            throw Failed(exception is ClientResultException { Status: > 0 } result ? $"The model's server answered {result.Status}." : "The model's server could not be asked.", exception);
        }
    }

    private static ChatModelException Failed(string message, Exception? cause = null) => new(ChatModelFailure.Failed, message, cause);
}
