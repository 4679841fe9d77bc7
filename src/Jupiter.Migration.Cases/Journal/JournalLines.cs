using System;
using System.IO;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Cuts a journal into its whole lines as it streams, never holding more than one of them.</summary>
internal sealed class JournalLines
{
    private const int Block = 1 << 16;

    private readonly Stream _stream;
    private byte[] _buffer;
    private long _unread;
    private int _start;
    private int _filled;

    /// <summary>Begins at the start. What is appended after this moment is not read: the writer may be faster than the reader.</summary>
    /// <param name="stream">The journal.</param>
    public JournalLines(Stream stream)
    {
        _stream = stream;
        _unread = stream.Length;
        _buffer = new byte[(int)Math.Max(1, Math.Min(_unread, Block))];
        stream.Position = 0;
    }

    /// <summary>Bytes of the whole lines so far, with their line feeds.</summary>
    public long WholeLength { get; private set; }

    /// <summary>Whether what was read last is longer than a line may be; nothing is read after it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>After the last line: the bytes that follow it.</summary>
    public byte[] Tail => _buffer.AsSpan(_start, _filled - _start).ToArray();

    /// <summary>Reads the next line.</summary>
    /// <param name="line">Its bytes, without the line feed, until the next call.</param>
    /// <returns>False at the end; what is left is <see cref="Tail"/>.</returns>
    public bool TryRead(out ArraySegment<byte> line)
    {
        var searched = 0;
        while (!IsTooLong)
        {
            var feed = Array.IndexOf(_buffer, (byte)'\n', _start + searched, _filled - _start - searched);
            searched = feed < 0 ? _filled - _start : feed - _start;
            IsTooLong = searched > JournalFormat.LongestLine;
            if (feed >= 0 || IsTooLong)
            {
                line = new ArraySegment<byte>(_buffer, _start, searched);
                _start += IsTooLong ? 0 : searched + 1;
                WholeLength += IsTooLong ? 0 : searched + 1;
                return true;
            }

            if (!Fill())
            {
                break;
            }
        }

        line = default;
        return false;
    }

    private bool Fill()
    {
        Array.Copy(_buffer, _start, _buffer, 0, _filled - _start);
        _filled -= _start;
        _start = 0;
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _filled, (int)Math.Min(_buffer.Length - _filled, _unread));
        _filled += read;
        _unread -= read;
        return read > 0;
    }
}
