BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
}

Describe 'The reinstallation of an operating system' {
    BeforeAll {
        $output = & "$PSScriptRoot/../../examples/Rehearse-OsReinstall.ps1" -Path "$TestDrive/reinstall" -Receipts 200
        $exitCode = $LASTEXITCODE
    }

    It 'ends with every check passed' {
        $output | Where-Object { $_ -like '*Every check passed*' -or $_ -like '*Все проверки прошли*' } | Should -HaveCount 1
        $exitCode | Should -Be 0
    }

    It 'goes through clause <Clause>' -TestCases @(
        @{ Clause = 'S1' }, @{ Clause = 'S2' }, @{ Clause = 'S3a' }, @{ Clause = 'S3b' }, @{ Clause = 'S4b' }, @{ Clause = 'S4c' }
        @{ Clause = 'S5' }, @{ Clause = 'S6' }, @{ Clause = 'S7' }, @{ Clause = 'S8' }
    ) {
        param($Clause)
        @($output | Where-Object { "$_".StartsWith("[$Clause]") }).Count | Should -BeGreaterThan 0
    }
}
