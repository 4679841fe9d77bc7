using System.Collections.Concurrent;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.LabAsker;

/// <summary>Keeps what the rule tells of each server.</summary>
internal sealed class DetailsOnly : IOperationObserver
{
    private readonly ConcurrentQueue<string> _details = new();

    public string[] Told => [.. _details];

    public void Report(OperationProgress progress)
    {
        // The lab looks at what came of it.
    }

    public void Detail(string message) => _details.Enqueue(message);

    public void Warn(string message) => _details.Enqueue(message);
}
