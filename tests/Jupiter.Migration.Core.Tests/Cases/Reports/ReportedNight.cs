using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>Nights that were played for a report, in a venue whose names are hostile unless it is one to look at.</summary>
internal sealed class ReportedNight : IDisposable
{
    public const string Hostile = "<img src=x onerror=\"document.title='owned'\">Кафе «Ёлки» & </title><script>document.title='owned'</script>\u202E";

    private readonly SampleCase _case;
    private readonly bool _isHostile;
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _texts = CultureInfo.CurrentUICulture;

    public ReportedNight(string culture, MigrationKind kind = MigrationKind.ServerReplacement, bool isHostile = true)
    {
        _isHostile = isHostile;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        _case = new SampleCase(kind, now: isHostile ? null : new DateTimeOffset(2026, 3, 15, 22, 0, 0, TimeSpan.Zero), change: venue => isHostile ? venue with
        {
            Name = Hostile,
            Folders = [@"C:\Юпитер\Отчёты", "=cmd|' /C calc'!A0"],
            Computers = [.. venue.Computers, .. Enumerable.Range(1, 198).Select(number => new VenueComputer { Name = $"KASSA-<b>{number}", Address = $"127.67.{number / 100}.{1 + (number % 100)}" })],
        } : venue with { Name = "Кафе «Ёлки»", Folders = [@"C:\Jupiter\Отчёты"] });
    }

    public SampleCase Case => _case;

    /// <summary>The night up to a step, its first backup aborted, its second interrupted.</summary>
    public ReportedNight Finish(string last)
    {
        _case.Approve();
        var isReplaced = _case.Status().Kind == MigrationKind.ServerReplacement;
        _case.GoThrough(isReplaced ? "P4" : "P3t", Pass);

        // The night begins at its agreed time, whenever the preparation was.
        _case.Clock.Advance(_case.StartAt - _case.Clock.GetUtcNow());
        _case.GoThrough(isReplaced ? "R2.Lock" : "S2.Lock", Pass);
        FailOnce();
        _case.GoThrough(last, Pass);
        return this;

        Migration.Cases.Actions.StepOutcome Pass(MigrationCase migration, string step)
        {
            _case.Clock.Advance(TimeSpan.FromMinutes(7));
            return new Migration.Cases.Actions.StepOutcome { Facts = [new Migration.Cases.Facts.MeasuredWork(1L << 30, TimeSpan.FromMinutes(step.StartsWith("P3t", StringComparison.Ordinal) ? 5 : 7))] };
        }
    }

    public ReportedNight GoBack(bool isLost = false)
    {
        using var migration = _case.Open();
        RollbackStart.Record(migration, new RollbackRequest { By = SampleCase.Specialist, Reason = _isHostile ? "=HYPERLINK(\"http://x\")" : "Кухонный принтер не печатает", NewServerIsLost = isLost });
        return this;
    }

    /// <summary>The list of what was written, as the module would leave it.</summary>
    public ReportedNight List(WrittenReport account)
    {
        _case.GoThrough("B1", (migration, step) =>
        {
            var file = migration.Journal.AddEvidence(step + ".written.json", WrittenReportFile.Bytes(account));
            return new Migration.Cases.Actions.StepOutcome { Evidence = [file], Facts = [new Migration.Cases.Facts.WrittenReportReference(file.File, file.Sha256, account.Lists.Sum(list => list.Rows.Count)) { Tables = account.IsUnreachable ? null : account.Tables.Count }] };
        });
        return this;
    }

    /// <summary>The whole way back, after the list.</summary>
    public ReportedNight Return(string last = "B10")
    {
        using (var migration = _case.Open())
        {
            WrittenReportAcknowledgement.Record(migration, WrittenReportAcknowledgement.CodeOf(migration), SampleCase.Customer, "");
        }

        _case.GoThrough(last);
        return this;
    }

    public T Sold<T>(Func<WrittenPaper, T> write)
    {
        using var migration = MigrationCase.Look(_case.Folder, _case.Clock);
        return write(WrittenPaper.Of(migration));
    }

    public CaseReport Read() => ReportReader.Read(_case.Folder, _case.Clock, CancellationToken.None);

    public string Memo(Func<VenueMemo, string> write)
    {
        using var migration = MigrationCase.Look(_case.Folder, _case.Clock);
        return write(VenueMemo.Of(migration));
    }

    public void Dispose()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _texts);
        _case.Dispose();
    }

    private void FailOnce()
    {
        using (var migration = _case.Open())
        {
            var step = new StepTurns(migration).Next!;
            try
            {
                new StepRun(migration, step).Do(() =>
                {
                    _case.Clock.Advance(TimeSpan.FromMinutes(12));
                    throw MigrationException.Because(nameof(SR.DiskFull), _case.Folder, _isHostile ? Hostile : @"E:\Night\Jupiter.bak");
                });
            }
            catch (MigrationException)
            {
                // What is looked at is what the journal keeps of it.
            }
        }

        using var again = _case.Open();
        again.Record(new StepTurns(again).Next!.Id, "Started");
        _case.Clock.Advance(TimeSpan.FromMinutes(3));
    }
}
