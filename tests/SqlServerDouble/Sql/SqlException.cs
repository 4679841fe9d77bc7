using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>A statement that fails as the real server fails: with one message or several, of which the last follows from the first.</summary>
public sealed class SqlException : Exception
{
    /// <summary>A failure of several messages.</summary>
    /// <param name="messages">The messages in order.</param>
    public SqlException(IReadOnlyList<SqlMessage> messages)
        : base(string.Join(" ", messages.Select(message => message.Text))) => Messages = messages;

    /// <summary>A failure of one message.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="severity">Its class.</param>
    /// <param name="text">Its text.</param>
    /// <param name="state">Its state.</param>
    public SqlException(int number, byte severity, string text, byte state = 1)
        : this([new SqlMessage(number, severity, text, state)])
    {
    }

    /// <summary>What the client is told.</summary>
    public IReadOnlyList<SqlMessage> Messages { get; }

    /// <summary>The first number.</summary>
    public int Number => Messages[0].Number;

    /// <summary>The double does not know something, and does not guess.</summary>
    /// <param name="what">What it is.</param>
    /// <returns>The failure.</returns>
    public static SqlException Unknown(string what) => new(UnknownNumber, 16, "The double does not know: " + what);

    /// <summary>The same failure, followed by what the server says after it.</summary>
    /// <param name="number">Number of the message that follows.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The failure.</returns>
    public SqlException Then(int number, string text) => new([.. Messages, new SqlMessage(number, 16, text)]);

    /// <summary>Number of the error for what the double does not know.</summary>
    public const int UnknownNumber = 50999;
}
