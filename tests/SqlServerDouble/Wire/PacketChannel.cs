using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>
/// Packets to and from one client over a stream that changes while it logs in. One thread may read while another one writes.
/// </summary>
internal sealed class PacketChannel : IDisposable
{
    private readonly Socket _socket;
    private readonly WireFaults _faults;
    private readonly CancellationTokenSource _closed = new();
    private int _isClosed;

    public PacketChannel(Socket socket, WireFaults faults)
    {
        (_socket, _faults) = (socket, faults);
        Clear = new NetworkStream(socket, ownsSocket: false);
        Stream = Clear;
        Closed = _closed.Token;
    }

    /// <summary>The stream without encryption.</summary>
    public Stream Clear { get; }

    /// <summary>The stream that packets go over now.</summary>
    public Stream Stream { get; set; }

    /// <summary>Whether packets count for <see cref="WireFaults"/>, as they do after the login.</summary>
    public bool IsCounted { get; set; }

    public CancellationToken Closed { get; }

    public TimeSpan ReadTimeout
    {
        set => _socket.ReceiveTimeout = value == Timeout.InfiniteTimeSpan ? 0 : (int)value.TotalMilliseconds;
    }

    public void Send(byte[] packet, int length)
    {
        if (IsCounted)
        {
            _faults.Pass(Closed);
        }

        try
        {
            Stream.Write(packet, 0, length);
        }
        catch (Exception failure) when (IsEndOfConnection(failure))
        {
            throw new ClientGoneException(failure);
        }
    }

    /// <summary>Reads until the buffer is full or the client has closed.</summary>
    public int Read(Span<byte> buffer)
    {
        try
        {
            return Stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception failure) when (IsEndOfConnection(failure))
        {
            throw new ClientGoneException(failure);
        }
    }

    /// <summary>A packet has been read.</summary>
    public void Received()
    {
        if (IsCounted)
        {
            _faults.Pass(Closed);
            Closed.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Tells the client that nothing more comes, so that it reads what has come before it sees the end.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception failure) when (IsEndOfConnection(failure))
        {
            // Then it knows already.
        }
    }

    /// <summary>Closes the connection at once, also under the feet of a thread that reads or writes.</summary>
    public void Close(bool abruptly = false)
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
        {
            return;
        }

        try
        {
            if (abruptly)
            {
                // A linger time of zero makes the close a RST.
                _socket.LingerState = new LingerOption(true, 0);
            }
        }
        catch (Exception failure) when (IsEndOfConnection(failure))
        {
            // The client was faster.
        }

        _socket.Dispose();
        _closed.Cancel();
    }

    public void Dispose()
    {
        Close();
        Clear.Dispose();
    }

    // NotSupported and InvalidOperation are what SslStream says about a stream that another thread has closed.
    private static bool IsEndOfConnection(Exception failure) =>
        failure is IOException or SocketException or ObjectDisposedException or NotSupportedException or InvalidOperationException;
}
