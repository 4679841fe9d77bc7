using System;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Locks;

/// <summary>A person opens a locked database by what was printed, word for word, and it is as it was before the lock (clause R9).</summary>
public sealed class OpenedByHandTests
{
    public static TheoryData<FoundBefore> States => new(Enum.GetValues<FoundBefore>());

    [Theory]
    [MemberData(nameof(States))]
    public void The_batch_puts_back_what_the_lock_found(FoundBefore before)
    {
        using var server = before.Prepare();
        var plain = server.Describe();
        server.Lock();

        if (before is not (FoundBefore.ReadOnly or FoundBefore.All))
        {
            server.Enter(NightWork.Database);
            server.Run(Batch(server, NightWork.Database));
        }
        else
        {
            Assert.Empty(Batch(server, NightWork.Database));
            server.Unlock();
        }

        Assert.Equal(plain, server.Describe());
        server.Lock();
    }

    [Theory]
    [InlineData("a]b")]
    [InlineData("'; DROP DATABASE Jupiter --")]
    [InlineData("Кафе [Ёлка] $(database)")]
    public void Names_are_quoted_so_that_nothing_in_them_is_a_statement(string name)
    {
        using var server = new RunningDouble(SqlServerVersion.Sql2008R2);
        server.MakeSample();
        server.MakeSample(name);
        using (var instance = server.Open())
        {
            instance.Lock(name, CancellationToken.None);
        }

        server.Run(Batch(server, name));

        Assert.StartsWith("MULTI_USER|0|", Assert.Single(server.Settings(name)), StringComparison.Ordinal);
        Assert.Equal(2, server.Databases().Count);
    }

    private static string Batch(RunningDouble server, string database)
    {
        using var instance = server.Open();
        return ((IOpenedByHand)instance).OpeningStatements(database, CancellationToken.None);
    }
}
