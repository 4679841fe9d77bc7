using Jupiter.Migration.Operations;

namespace Jupiter.Migration.KillTarget;

/// <summary>Nobody watches: the process is about to be killed.</summary>
internal sealed class NoObserver : IOperationObserver
{
    public void Report(OperationProgress progress)
    {
    }

    public void Detail(string message)
    {
    }

    public void Warn(string message)
    {
    }
}
