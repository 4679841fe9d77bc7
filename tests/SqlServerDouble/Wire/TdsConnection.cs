using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>
/// One connection: a thread that answers, and after the login a second one that reads, so that attentions are seen at any time.
/// </summary>
internal sealed class TdsConnection : IDisposable
{
    // As servers have it: 65,536 packets.
    private const int MostPackets = 65_536;
    private const int LongestMessage = 512 * 1024 * 1024;

    private readonly ISqlInstance _instance;
    private readonly ListenerOptions _options;
    private readonly X509Certificate2 _certificate;
    private readonly PacketChannel _channel;
    private readonly PacketWriter _packets;
    private readonly AttentionGate _gate = new();
    private readonly BlockingCollection<ClientMessage> _inbox = new(boundedCapacity: 4);
    private readonly Action<TdsConnection> _ended;
    private readonly Thread _thread;

    public TdsConnection(
        Socket socket, ISqlInstance instance, ListenerOptions options, X509Certificate2 certificate, Action<TdsConnection> ended)
    {
        (_instance, _options, _certificate, _ended) = (instance, options, certificate, ended);
        socket.NoDelay = true;
        _channel = new PacketChannel(socket, options.Faults) { ReadTimeout = options.LoginTimeout };
        _packets = new PacketWriter(_channel);
        _thread = new Thread(Run) { IsBackground = true, Name = "TDS connection" };
    }

    public void Start() => _thread.Start();

    /// <summary>Closes the connection and breaks off what runs on it; returns without waiting for that.</summary>
    public void Close(bool abruptly = false)
    {
        _channel.Close(abruptly);
        _gate.Close();
    }

    /// <summary>Waits until the connection has ended.</summary>
    public void Join(TimeSpan timeout) => _thread.Join(timeout);

    public void Dispose()
    {
        Close();
        _channel.Dispose();
        _inbox.Dispose();
    }

    private void Run()
    {
        try
        {
            Serve();
        }
        catch (Exception failure) when (failure is ProtocolException or OperationCanceledException or IOException or AuthenticationException
            or SocketException or ObjectDisposedException)
        {
            // Bytes that are no TDS, or a client that is gone: the end of this connection only.
        }
        catch (Exception failure)
        {
            _options.Failed?.Invoke(failure);
        }
        finally
        {
            Close();
            _ended(this);
        }
    }

    private void Serve()
    {
        var login = new Handshake(_channel, _packets, _options, _certificate).Run(_instance.ProductVersion);
        if (login is null)
        {
            return;
        }

        var profile = WireProfile.Of(_instance, TdsVersions.Negotiate(login.TdsVersion, _instance.ProductVersion));
        var tokens = new TokenWriter(_packets, profile);
        if (!TryLogIn(login, out var session, out var database, out var refusal))
        {
            LoginAnswer.Refuse(tokens, refusal!);
            LetRead();
            return;
        }

        using (session)
        using (session!.Ended.UnsafeRegister(_ => Close(), null))
        {
            var packetSize = login.AgreePacketSize();
            _packets.SessionId = session.Id;
            LoginAnswer.Accept(tokens, login, database, packetSize);
            _packets.Resize(packetSize);
            _channel.IsCounted = true;
            _channel.ReadTimeout = Timeout.InfiniteTimeSpan;
            Answer(session, tokens, packetSize);
        }
    }

    private bool TryLogIn(ClientLogin login, out ISqlSession? session, out string database, out SqlMessage? refusal)
    {
        if (!login.IsIntegrated)
        {
            return _instance.TryLogIn(login.Request, out session, out database, out refusal);
        }

        (session, database) = (null, "");
        refusal = new SqlMessage(
            18452, 14, "Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication.");
        return false;
    }

    private void Answer(ISqlSession session, TokenWriter tokens, int packetSize)
    {
        var longest = (int)Math.Min((long)MostPackets * packetSize, LongestMessage);
        var pump = new Thread(() => Pump(new PacketReader(_channel, longest))) { IsBackground = true, Name = "TDS reader" };
        pump.Start();
        try
        {
            new RequestLoop(session, tokens, _gate).Run(_inbox, _channel.Closed);
            LetRead();
        }
        catch (ProtocolException broken)
        {
            tokens.Message(new SqlMessage(
                4002, 20, $"The incoming tabular data stream (TDS) protocol stream is incorrect. {broken.Message}"));
            tokens.Done(TokenType.Done, DoneStatus.Error | DoneStatus.ServerError);
            _packets.EndMessage();
            LetRead();
        }
        finally
        {
            // Whatever is thrown in here, the reader has ended before the session is disposed of.
            Close();
            pump.Join();
        }
    }

    private void Pump(PacketReader reader)
    {
        try
        {
            while (reader.Read() is { } message)
            {
                if (message.Type == PacketType.Attention)
                {
                    _gate.Attend();
                }

                _inbox.Add(message, _channel.Closed);
            }
        }
        catch (Exception failure) when (failure is ProtocolException or OperationCanceledException)
        {
            // The connection ends, as below.
        }
        finally
        {
            Close();
        }
    }

    // A close with unread bytes would be a RST, which may overtake the last message: the client is given the time to read and hang up.
    private void LetRead()
    {
        _channel.EndSending();
        if (_channel.IsCounted)
        {
            // The reader drains.
            _channel.Closed.WaitHandle.WaitOne(TimeSpan.FromSeconds(1));
            return;
        }

        _channel.ReadTimeout = TimeSpan.FromSeconds(1);
        try
        {
            Span<byte> rest = stackalloc byte[512];
            while (_channel.Read(rest) > 0)
            {
            }
        }
        catch (OperationCanceledException)
        {
            // It has hung up, or a second has passed.
        }
    }
}
