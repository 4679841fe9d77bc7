using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Fingerprints;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Content;

/// <summary>
/// An aggregate function that encodes the rows that it is given. SQLite hands it the values themselves; asked for column by column,
/// each would be looked up, locked for and cleaned up after, which costs a sixth of the whole reading.
/// </summary>
internal sealed unsafe class RowFunction : IDisposable
{
    /// <summary>Its name in a statement.</summary>
    public const string Name = "jupiter_rows";

    private const int RowsBetweenLooks = 1024;
    private const int AnyNumber = -1;

    // No view or trigger of somebody's database can call it.
    private const int Flags = raw.SQLITE_UTF8 | DirectOnly;
    private const int DirectOnly = 0x80000;

    private readonly SqliteSession _session;
    private readonly bool _isUtf16;
    private readonly GCHandle _self;
    private RowEncoder? _rows;
    private CancellationToken _cancellation;
    private ExceptionDispatchInfo? _failure;
    private int _untilLook;

    /// <summary>Makes the function known to a connection.</summary>
    /// <param name="session">The connection; it must be closed before this object is disposed of.</param>
    /// <param name="isUtf16">Whether the database keeps text as UTF-16.</param>
    public RowFunction(SqliteSession session, bool isUtf16)
    {
        _session = session;
        _isUtf16 = isUtf16;
        _self = GCHandle.Alloc(this);
        fixed (byte* name = "jupiter_rows\0"u8)
        {
            session.Check(NativeSqlite.CreateFunction(
                session.Connection.DangerousGetHandle(), name, AnyNumber, Flags, GCHandle.ToIntPtr(_self), null, &Step, &End));
        }

        MostColumns = raw.sqlite3_limit(session.Connection, raw.SQLITE_LIMIT_FUNCTION_ARG, AnyNumber);
    }

    /// <summary>How many values a row may have.</summary>
    public int MostColumns { get; }

    /// <summary>Runs a statement that calls the function.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Run(string sql, RowEncoder rows, CancellationToken cancellation)
    {
        (_rows, _cancellation, _failure, _untilLook) = (rows, cancellation, null, RowsBetweenLooks);
        using var statement = _session.Prepare(sql);
        using var interrupt = _session.Interrupting(cancellation);
        var code = NativeSqlite.Step(statement.DangerousGetHandle());
        _failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
        _session.Check(code);
    }

    /// <inheritdoc/>
    public void Dispose() => _self.Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Step(nint context, int count, nint* values)
    {
        var function = Unsafe.As<RowFunction>(GCHandle.FromIntPtr(NativeSqlite.UserData(context)).Target)!;
        try
        {
            Encode(values, count, function._isUtf16, function._rows!);
            if (--function._untilLook == 0)
            {
                function._untilLook = RowsBetweenLooks;
                function._cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (Exception e)
        {
            // No exception finds its way through native code.
            function._failure = ExceptionDispatchInfo.Capture(e);
            NativeSqlite.ResultErrorCode(context, raw.SQLITE_ABORT);
        }
    }

    // Compiled at full strength from the first row, and by itself: inside of a try block no native call is made without a detour.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Encode(nint* values, int count, bool isUtf16, RowEncoder rows)
    {
        for (var i = 0; i < count; i++)
        {
            EmbeddedValue.Append(values[i], isUtf16, rows);
        }

        rows.EndRow();
    }

    // What the rows came to is in the encoder; the statement's own answer is NULL.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void End(nint context)
    {
    }
}
