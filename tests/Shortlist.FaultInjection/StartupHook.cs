using System.Diagnostics;
using Shortlist.FaultInjection;

#pragma warning disable MA0047, CA1050 // The runtime looks for this type outside of any namespace.

/// <summary>What the runtime calls before <c>Main</c> of a process that is started with <c>DOTNET_STARTUP_HOOKS</c>; the name is its rule.</summary>
internal static class StartupHook
{
    /// <summary>Puts faults between the host of the process and its store, bus and clock, where a file to be told by is named.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FaultOrders.FileVariable) is { Length: > 0 } file)
            DiagnosticListener.AllListeners.Subscribe(new HostWatcher(new FaultOrders(file)));
    }
}
