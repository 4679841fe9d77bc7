using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Running;

/// <summary>When a file of logins may be written for a case, and what the case keeps of it (clauses R2, S2).</summary>
public sealed class CaseLoginFileTests
{
    private static readonly string Elsewhere = Path.GetFullPath("/medium/logins.cms");

    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "R3a")]
    [InlineData(MigrationKind.OsReinstall, "S3a.Off")]
    public void Any_day_from_the_approval_until_the_old_server_is_said_to_be_off(MigrationKind kind, string off)
    {
        using var sample = new SampleCase(kind);
        Assert.Equal("CaseNotApproved", Refused(sample, Elsewhere));
        sample.Approve();
        Assert.Equal(kind, CaseLoginFile.Require(sample.Folder, sample.Clock, Elsewhere).Kind);

        sample.GoThrough(off);

        Assert.Equal("StepAlreadyDone", Refused(sample, Elsewhere));
    }

    [Fact]
    public void Not_onto_the_disk_that_is_wiped()
    {
        using var sample = new SampleCase(MigrationKind.OsReinstall);
        sample.Approve();

        Assert.Equal("LoginsOnOldServer", Refused(sample, @"\\127.66.0.1\d$\logins.cms"));
    }

    [Fact]
    public void What_was_written_again_counts_as_it_is_now_and_another_file_beside_it()
    {
        using var sample = new SampleCase();
        CaseLoginFile.Keep(sample.Folder, sample.Clock, "/a", "1", ["owner"]);
        CaseLoginFile.Keep(sample.Folder, sample.Clock, "/b", "2", ["bar"]);
        CaseLoginFile.Keep(sample.Folder, sample.Clock, "/a", "3", ["owner", "касса"]);

        using var migration = sample.Open();
        Assert.Equal(["/b 2 bar", "/a 3 owner,касса"], migration.State.LoginFiles.Select(file => $"{file.File} {file.Sha256} {string.Join(',', file.Logins)}"));
    }

    [Fact]
    public void A_place_of_an_unencrypted_copy_is_named_until_a_line_says_that_it_is_clear_and_finished_copies_outlive_a_run_that_failed()
    {
        using var sample = new SampleCase();
        CaseLoginFile.Announce(sample.Folder, sample.Clock, ["/killed"]);
        CaseLoginFile.Announce(sample.Folder, sample.Clock, ["/good"]);
        CaseLoginFile.End(sample.Folder, sample.Clock, [("/master", "1"), ("/msdb", "2")], ["/good"]);
        CaseLoginFile.Keep(sample.Folder, sample.Clock, "/a", "3", ["owner"]);
        CaseLoginFile.Announce(sample.Folder, sample.Clock, ["/failed", "/unseen"]);
        CaseLoginFile.End(sample.Folder, sample.Clock, [], ["/failed"]);

        using var migration = sample.Open();
        Assert.Equal([("/master", "1"), ("/msdb", "2")], migration.State.SystemCopies!.Known);
        Assert.Equal(["/killed", "/unseen"], migration.State.SystemCopies.Unencrypted);
    }

    private static string Refused(SampleCase sample, string path) =>
        Assert.Throws<MigrationException>(() => CaseLoginFile.Require(sample.Folder, sample.Clock, path)).ErrorId;
}
