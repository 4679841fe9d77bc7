using System.Collections.Generic;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Core.Tests;

internal sealed class SilentObserver : IOperationObserver
{
    public List<OperationProgress> Progress { get; } = [];

    public List<string> Details { get; } = [];

    public void Report(OperationProgress progress) => Progress.Add(progress);

    public void Detail(string message) => Details.Add(message);

    public void Warn(string message) => Details.Add(message);
}
