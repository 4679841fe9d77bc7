BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/both" -Receipts 10
    $servers = @{ OldServer = $rehearsal.OldServer; NewServer = $rehearsal.NewServer }
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'Never both on' {
    It 'passes while only the old server is on' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer | Out-Null

        @(Assert-SingleJupiterServer @servers | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'is refused while both are on, with the evidence in its target' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name NewServer | Out-Null
        $refusal = try { Assert-SingleJupiterServer @servers } catch { $_ }

        $refusal.FullyQualifiedErrorId | Should -Be 'BothServersPresent,Jupiter.Migration.Commands.AssertSingleJupiterServerCommand'
        @($refusal.TargetObject | Where-Object Status -EQ 'Fail').Count | Should -BeGreaterThan 0
        $refusal.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'passes again when the old server is off' {
        Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer | Out-Null

        @(Assert-SingleJupiterServer @servers | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'is refused while one of them can''t be known' {
        { Assert-SingleJupiterServer -OldServer 'no-such-host.invalid' -NewServer $rehearsal.NewServer } |
            Should -Throw -ErrorId 'PresenceUnknown,Jupiter.Migration.Commands.AssertSingleJupiterServerCommand'
    }

    It 'is refused for one address given twice' {
        { Assert-SingleJupiterServer -OldServer $rehearsal.NewServer -NewServer $rehearsal.NewServer } |
            Should -Throw -ErrorId 'SameServer,Jupiter.Migration.Commands.AssertSingleJupiterServerCommand'
    }
}
