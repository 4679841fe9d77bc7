using System.Threading;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>
/// Brings attentions (MS-TDS 2.2.1.7) to the batch that runs. Every attention is answered exactly once: by the batch that it broke off or,
/// where it came too late for that, by an answer of its own.
/// </summary>
internal sealed class AttentionGate
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;
    private int _unanswered;
    private bool _isClosed;

    /// <summary>A request begins.</summary>
    public CancellationToken Begin()
    {
        var running = new CancellationTokenSource();
        lock (_lock)
        {
            _running = running;
            if (!_isClosed)
            {
                return running.Token;
            }
        }

        running.Cancel();
        return running.Token;
    }

    /// <summary>The client wants no more of what runs.</summary>
    public void Attend()
    {
        CancellationTokenSource? running;
        lock (_lock)
        {
            _unanswered++;
            running = _running;
        }

        running?.Cancel();
    }

    /// <summary>The connection is closed.</summary>
    public void Close()
    {
        CancellationTokenSource? running;
        lock (_lock)
        {
            _isClosed = true;
            running = _running;
        }

        running?.Cancel();
    }

    /// <summary>Whether an attention waits for its answer.</summary>
    public bool IsAttended
    {
        get
        {
            lock (_lock)
            {
                return _unanswered > 0;
            }
        }
    }

    /// <summary>The request has ended, or an attention's turn has come.</summary>
    /// <returns>Whether an attention is to be answered now.</returns>
    public bool End()
    {
        lock (_lock)
        {
            _running = null;
            if (_unanswered == 0)
            {
                return false;
            }

            _unanswered--;
            return true;
        }
    }
}
