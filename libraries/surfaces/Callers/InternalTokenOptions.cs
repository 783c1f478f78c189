using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Shortlist.Surfaces;

/// <summary>How gateway and services trust each other; section <c>Internal</c>. The same on every process of a deployment.</summary>
public sealed class InternalTokenOptions
{
    /// <summary>Bytes that a signing key has at the least.</summary>
    public const int MinKeyBytes = 32;

    /// <summary>The secret that tokens are signed with: at least 32 random bytes in base64, as <c>openssl rand -base64 32</c> gives.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>The name of the deployment; a token of one deployment is no good in another.</summary>
    public string Audience { get; set; } = "shortlist";

    /// <summary>A new random signing key, for a deployment that is one process.</summary>
    public static string NewSigningKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinKeyBytes));
}

internal sealed class InternalTokenOptionsValidator : IValidateOptions<InternalTokenOptions>
{
    public ValidateOptionsResult Validate(string? name, InternalTokenOptions options)
    {
        var bytes = new byte[options.SigningKey.Length];
        if (!Convert.TryFromBase64String(options.SigningKey, bytes, out var length) || length < InternalTokenOptions.MinKeyBytes)
        {
            return ValidateOptionsResult.Fail(
                $"Internal:SigningKey must be at least {InternalTokenOptions.MinKeyBytes} random bytes in base64 (openssl rand -base64 32).");
        }

        return string.IsNullOrWhiteSpace(options.Audience)
            ? ValidateOptionsResult.Fail("Internal:Audience must not be empty.")
            : ValidateOptionsResult.Success;
    }
}
