using System.Collections.Generic;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>What the watch has to say, to whoever listens at that moment. While a person is asked nobody does: then it waits.</summary>
internal sealed class WatchVoice : IOperationObserver
{
    private readonly object _gate = new();
    private readonly Queue<string> _untold = new();
    private IOperationObserver? _listener;

    /// <summary>Somebody listens from now on, and hears what waits; or nobody does any more.</summary>
    /// <param name="listener">Who; null for nobody.</param>
    public void SpeakTo(IOperationObserver? listener)
    {
        lock (_gate)
        {
            _listener = listener;
            while (_listener is not null && _untold.Count > 0)
            {
                _listener.Warn(_untold.Dequeue());
            }
        }
    }

    /// <inheritdoc/>
    public void Report(OperationProgress progress)
    {
        // It goes on all night, and its questions have no end to show.
    }

    /// <inheritdoc/>
    public void Detail(string message)
    {
        lock (_gate)
        {
            _listener?.Detail(message);
        }
    }

    /// <inheritdoc/>
    public void Warn(string message)
    {
        lock (_gate)
        {
            if (_listener is null)
            {
                _untold.Enqueue(message);
            }

            _listener?.Warn(message);
        }
    }
}
