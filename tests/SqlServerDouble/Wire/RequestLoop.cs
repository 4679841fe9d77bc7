using System;
using System.Collections.Concurrent;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Runs the requests of one logged-in client, one after another, while another thread reads what comes next.</summary>
internal sealed class RequestLoop
{
    private readonly ISqlSession _session;
    private readonly TokenWriter _tokens;
    private readonly ColumnFormats _formats;
    private readonly RpcReader _rpcReader;
    private readonly RpcRunner _rpcRunner;
    private readonly PreparedStatements _prepared = new();
    private readonly AttentionGate _gate;

    public RequestLoop(ISqlSession session, TokenWriter tokens, AttentionGate gate)
    {
        (_session, _tokens, _gate) = (session, tokens, gate);
        _formats = new ColumnFormats(tokens.Profile);
        _rpcReader = new RpcReader(tokens.Profile);
        _rpcRunner = new RpcRunner(session, _prepared);
    }

    /// <summary>Runs until the client is gone or a message has ended the connection.</summary>
    public void Run(BlockingCollection<ClientMessage> inbox, CancellationToken closed)
    {
        foreach (var message in inbox.GetConsumingEnumerable(closed))
        {
            if (message.Type == PacketType.Attention)
            {
                AnswerLateAttention();
            }
            else if (!Answer(message, closed))
            {
                return;
            }
        }
    }

    private void AnswerLateAttention()
    {
        if (_gate.End())
        {
            _tokens.Done(TokenType.Done, DoneStatus.Attention);
            _tokens.Packets.EndMessage();
        }
    }

    private bool Answer(ClientMessage message, CancellationToken closed)
    {
        var attention = _gate.Begin();
        var results = new ResultWriter(_tokens, _formats, attention);
        try
        {
            if (message.Resets)
            {
                Reset();
            }

            Run(message, results, attention);
        }
        catch (OperationCanceledException) when (_gate.IsAttended && !closed.IsCancellationRequested)
        {
            // The attention is answered below.
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ProtocolException))
        {
            TellFailure(failure, results);
            throw;
        }

        if (results.IsFatal)
        {
            return false;
        }

        if (_gate.End())
        {
            results.EndByAttention();
        }
        else if (!results.IsInProcedure)
        {
            results.EndBatch();
        }

        _tokens.Packets.EndMessage();
        return true;
    }

    private void Run(ClientMessage message, ResultWriter results, CancellationToken attention)
    {
        var payload = message.Payload.Span;
        switch (message.Type)
        {
            case PacketType.SqlBatch:
                var reader = new PayloadReader(payload);
                reader.SkipAllHeaders(_tokens.Profile.Version);
                RunBatch(PayloadReader.ToText(reader.Bytes(reader.Remaining)), results, attention);
                break;
            case PacketType.Rpc:
                _rpcRunner.Run(_rpcReader.Read(payload), results, attention);
                break;
            case PacketType.TransactionManager:
                foreach (var batch in TransactionRequest.ToBatches(payload, _tokens.Profile.Version))
                {
                    _session.Execute(batch, [], results, attention);
                }

                break;
            default:
                throw new ProtocolException($"No {message.Type} is expected after the login.");
        }
    }

    private void RunBatch(string text, ResultWriter results, CancellationToken attention)
    {
        // Clients without the bit in the packet's status reset a pooled connection by name.
        if (text.Trim().ToUpperInvariant() is "EXEC SP_RESET_CONNECTION" or "EXECUTE SP_RESET_CONNECTION" or "SP_RESET_CONNECTION")
        {
            _prepared.Clear();
            _session.Reset();
            return;
        }

        _session.Execute(text, [], results, attention);
    }

    private void Reset()
    {
        const byte ResetDone = 18;
        _prepared.Clear();
        _session.Reset();
        _tokens.BinaryChange(ResetDone, [], []);
    }

    // A bug of the model: whoever sees the test fail wants to read which one.
    private static void TellFailure(Exception failure, ResultWriter results)
    {
        try
        {
            results.Message(new SqlMessage(50000, 20, $"The double has failed: {failure}", 1));
        }
        catch (OperationCanceledException)
        {
            // Nobody is there to read it.
        }
    }
}
