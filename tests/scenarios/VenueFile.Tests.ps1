BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/venue" -Receipts 1
    $file = "$TestDrive/venue/venue.json"
    $written = Get-Content $file -Raw
    $plan = @{
        Kind       = 'ServerReplacement'
        StartAt    = (Get-Date).AddSeconds(1)
        BackupFile = "$($rehearsal.BackupFolder)/Jupiter.bak"
        CopyTo     = $rehearsal.SecondMedium
    }
    function New-Case([string]$Name) { $rehearsal | New-JupiterMigration "$TestDrive/$Name" @plan -WarningAction SilentlyContinue }
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'The file of a venue' {
    AfterEach {
        Set-Content $file $written -NoNewline
    }

    # Also where the system has no ICU, and so none of these names.
    It 'may be of a venue in <Zone>' -TestCases @(
        @{ Zone = 'Europe/Saratov' }
        @{ Zone = 'Europe/Volgograd' }
        @{ Zone = 'Asia/Barnaul' }
        @{ Zone = 'Asia/Chita' }
        @{ Zone = 'Asia/Sakhalin' }
        @{ Zone = 'Europe/Minsk' }
        @{ Zone = 'Asia/Almaty' }
        @{ Zone = 'Saratov Standard Time' }
    ) {
        param($Zone)
        Set-Content $file $written.Replace('"Europe/Moscow"', "`"$Zone`"") -NoNewline
        (New-Case ($Zone -replace '\W')).Phase | Should -Be 'Planned'
    }

    It 'names no zone that there is not' {
        Set-Content $file $written.Replace('"Europe/Moscow"', '"Europe/Bobruysk"') -NoNewline
        { New-Case nowhere } | Should -Throw -ErrorId 'VenueTimeZoneUnknown,Jupiter.Migration.Commands.NewJupiterMigrationCommand'
    }

    It 'has no field that is passed over' {
        Set-Content $file $written.Replace('"preconditionQueries"', '"preconditionQuerys"') -NoNewline
        { New-Case slip } | Should -Throw -ErrorId 'VenueBroken,Jupiter.Migration.Commands.NewJupiterMigrationCommand' -ExpectedMessage '*preconditionQuerys*preconditionQueries*'
    }

    It 'asks something before the final backup' {
        $venue = $written | ConvertFrom-Json
        $venue.preconditionQueries = @()
        $venue | ConvertTo-Json -Depth 9 | Set-Content $file
        { New-Case silent } | Should -Throw -ErrorId 'CaseVenueIncomplete,Jupiter.Migration.Commands.NewJupiterMigrationCommand'
        Start-JupiterRehearsalComputer $rehearsal.Path OldServer | Out-Null
        (Test-JupiterVenue $rehearsal.OldServerInstance $file | Where-Object Id -EQ 'Venue.PreconditionsKnown').Status | Should -Be 'Unknown'
    }
}
