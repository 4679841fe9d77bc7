BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    . "$PSScriptRoot/AnsweringHost.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/r" -Receipts 1 -VenueName 'Кафе «Ёлки»'
    'OldServer', 'KASSA-1', 'KASSA-2' | ForEach-Object { Start-JupiterRehearsalComputer $rehearsal.Path $_ | Out-Null }
    $known = Get-Content $rehearsal.Venue -Raw | ConvertFrom-Json
    $all = @{
        Path            = "$TestDrive/given/venue.json"
        ServerInstance  = $rehearsal.OldServerInstance
        ProductProfile  = $rehearsal.ProductProfile
        ServerName      = 'JUPITER'
        Computer        = $rehearsal.Computers
        TimeZone        = 'Europe/Moscow'
        OpeningHours    = '10:00-23:00'
        Manager         = 'Алёна Щукина, +7 900 000-00-00'
        ItContact       = '-'
        Specialist      = 'Вера Линь, +7 900 000-00-03'
        AccountManager  = 'Юпитер'
        NonInteractive  = $true
        WarningAction   = 'SilentlyContinue'
    }
    New-Item "$TestDrive/given" -ItemType Directory | Out-Null
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'From an empty folder to an approved plan' {
    It 'takes at most 6 commands and 25 answers, none of them JSON or SQL, in <Culture>' -TestCases @(
        @{ Culture = 'ru-RU'; Hours = 'пн-пт 10:00-23:00, сб-вс 12:00-02:00'; Asked = 'Название заведения'; From = 'ответ базы данных' }
        @{ Culture = 'en-US'; Hours = 'Mon-Fri 10:00-23:00, Sat-Sun 12:00-02:00'; Asked = 'Name of the venue'; From = 'answer of the database' }
    ) {
        param($Culture, $Hours, $Asked, $From)
        $at = [AnsweringHost]::new($Culture)
        $take = ''
        @(
            $take                                   # database
            $take                                   # name
            $take                                   # tax number
            'JUPITER'                               # name of the server
            'KASSA-1, KASSA-2, BAR=192.168.1.13'    # POS terminals
            '1'                                     # the main one
            $take                                   # nobody by remote desktop
            'Europe/Moscow'
            $Hours
            'Алёна Щукина, +7 900 000-00-00'
            $take                                   # no IT
            'Вера Линь, +7 900 000-00-03'
            'Юпитер'
            'C:\Jupiter\Reports; C:\Jupiter\Exchange'
        ) | ForEach-Object { $at.Terminal.Answers.Enqueue($_) }
        $folder = New-Item "$TestDrive/$Culture" -ItemType Directory
        $commands = @(
            'New-JupiterVenue $folder/venue.json $r.OldServerInstance -ProductProfile $r.ProductProfile'
            'Test-JupiterVenue $r.OldServerInstance $folder/venue.json'
            '$r | New-JupiterMigration $folder/case -Kind ServerReplacement -Venue $folder/venue.json -StartAt (Get-Date).AddDays(14) -BackupFile "$($r.BackupFolder)/Jupiter.bak" -CopyTo $r.SecondMedium'
            'Approve-JupiterMigration $folder/case -By Юпитер'
        )
        $said = Invoke-AtTerminal $at $commands @{ r = $rehearsal; folder = $folder.FullName }

        $commands.Count | Should -BeLessOrEqual 6
        $at.Terminal.Given.Count | Should -BeLessOrEqual 25
        $at.Terminal.Answers.Count | Should -Be 0
        $at.Terminal.Given | Where-Object { $_ -match '[{}"]|select' } | Should -BeNullOrEmpty
        $at.Terminal.Shown | Should -Contain $Asked
        @($at.Terminal.Shown | Where-Object { $_ -like "*Кафе «Ёлки»*$From*" }).Count | Should -BeGreaterThan 0
        @($said | Where-Object { $_.Id -like 'Venue.*' -and $_.Status -ne 'Pass' }) | Should -HaveCount 0
        $said[-1].Approval | Should -Match "Юпитер"
        $venue = Get-Content "$folder/venue.json" -Raw | ConvertFrom-Json
        $venue.name, $venue.taxNumber, $venue.profile | Should -Be 'Кафе «Ёлки»', $known.taxNumber, 'product-profile.json'
        $venue.PSObject.Properties.Name | Should -Not -Contain 'identityQueries'
        $venue.openingHours.Count | Should -Be 2
        @($venue.computers | Where-Object isMainPos).name | Should -Be 'KASSA-1'
        ([uri]$venue.'$schema').LocalPath | Should -Exist
        @((Get-Content "$folder/case/case.json" -Raw | ConvertFrom-Json).venue.identityQueries.expected) | Should -Be 'Кафе «Ёлки»', $known.taxNumber
    }
}

Describe 'A new venue' {
    It 'asks again, and says what is needed' {
        $at = [AnsweringHost]::new('en-US')
        'Foo', 'jUPITER', '', '7707083894', '7707083893', 'JUPITER', '192.168.1.500', 'KASSA-1, kassa-1', 'KASSA-1', '', '', 'Moscow', 'Europe/Moscow', '10', '25:00-26:00', '24/7', '+7 900', 'Anna, +7 900 000-00-00', '-', 'Vera', 'Jupiter', '-' |
            ForEach-Object { $at.Terminal.Answers.Enqueue($_) }
        Invoke-AtTerminal $at 'New-JupiterVenue $root/again.json $r.OldServerInstance -ProductProfile $r.ProductProfile -WarningAction SilentlyContinue' @{ r = $rehearsal; root = "$TestDrive/given" } | Out-Null
        @($at.Terminal.Shown | Where-Object { $_ -like 'This is no answer*' }).Count | Should -Be 8
        $venue = Get-Content "$TestDrive/given/again.json" -Raw | ConvertFrom-Json
        $venue.database, $venue.taxNumber, $venue.computers[0].name, $venue.contacts.Count | Should -BeExactly 'Jupiter', '7707083893', 'KASSA-1', 3
    }

    It 'takes an answer back, and keeps the others' {
        $at = [AnsweringHost]::new('ru-RU')
        'Jupiter', 'Кафе', '7707083893', '..', '..', 'Кафе «Пихты»', '', 'JUPITER', 'KASSA-1', '', '', 'Europe/Moscow', '24/7', 'Анна, +7 900 000-00-00', '-', 'Вера', 'Юпитер', '-' |
            ForEach-Object { $at.Terminal.Answers.Enqueue($_) }
        Invoke-AtTerminal $at 'New-JupiterVenue $root/back.json $r.OldServerInstance -ProductProfile $r.ProductProfile -Force -WarningAction SilentlyContinue' @{ r = $rehearsal; root = "$TestDrive/given" } | Out-Null
        @($at.Terminal.Shown | Where-Object { $_ -like 'Ошиблись?*' }).Count | Should -Be 1
        @($at.Terminal.Shown | Where-Object { $_ -like '*7707083893 (прежний ответ)*' }).Count | Should -Be 2
        $venue = Get-Content "$TestDrive/given/back.json" -Raw | ConvertFrom-Json
        $venue.database, $venue.name, $venue.taxNumber | Should -BeExactly 'Jupiter', 'Кафе «Пихты»', '7707083893'
    }

    It 'needs nobody where everything is given or can be read' {
        (New-JupiterVenue @all -Force).FullName | Should -Exist
        $venue = Get-Content $all.Path -Raw | ConvertFrom-Json
        $venue.name, $venue.taxNumber | Should -Be 'Кафе «Ёлки»', $known.taxNumber
        @($venue.computers | ForEach-Object address) | Should -Be @($rehearsal.Computers | ForEach-Object Address)
        @($venue.computers | Where-Object isMainPos).name | Should -Be $rehearsal.MainPos
        @(Test-JupiterVenue -Path $all.Path | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'says which answer is missing, and writes nothing' {
        $given = $all.Clone()
        $given.Remove('OpeningHours')
        $given.Path = "$TestDrive/given/missing.json"
        { New-JupiterVenue @given } | Should -Throw -ErrorId 'VenueAnswerMissing,Jupiter.Migration.Commands.NewJupiterVenueCommand' -ExpectedMessage '*OpeningHours*'
        $given.Path | Should -Not -Exist
    }

    It 'refuses a wrong answer: <Parameter>' -TestCases @(
        @{ Parameter = 'TaxNumber'; Value = '7707083894' }
        @{ Parameter = 'TimeZone'; Value = 'Moscow' }
        @{ Parameter = 'OpeningHours'; Value = '10-23' }
        @{ Parameter = 'Manager'; Value = '+7 900 000-00-00' }
        @{ Parameter = 'Folder'; Value = 'Reports' }
        @{ Parameter = 'MainPos'; Value = 'KASSA-9' }
    ) {
        param($Parameter, $Value)
        $given = $all.Clone()
        $given.Path = "$TestDrive/given/wrong.json"
        $given[$Parameter] = $Value
        { New-JupiterVenue @given } | Should -Throw -ErrorId 'VenueAnswerWrong,Jupiter.Migration.Commands.NewJupiterVenueCommand' -ExpectedMessage "*-$Parameter *"
        $given.Path | Should -Not -Exist
    }

    It 'leaves a file that is there, and changes nothing with -WhatIf' {
        $given = $all.Clone()
        $given.Path = "$TestDrive/given/mine.json"
        New-JupiterVenue @given -WhatIf
        $given.Path | Should -Not -Exist
        Set-Content $given.Path 'mine' -NoNewline
        { New-JupiterVenue @given } | Should -Throw -ErrorId 'OutputFileExists,Jupiter.Migration.Commands.NewJupiterVenueCommand'
        Get-Content $given.Path -Raw | Should -Be 'mine'
        (New-JupiterVenue @given -Force).FullName | Should -Be (Get-Item $given.Path).FullName
    }

    It 'leaves another profile that lies there' {
        New-Item "$TestDrive/other" -ItemType Directory | Out-Null
        Set-Content "$TestDrive/other/product-profile.json" 'other' -NoNewline
        $given = $all.Clone()
        $given.Path = "$TestDrive/other/venue.json"
        { New-JupiterVenue @given } | Should -Throw -ErrorId 'OutputFileExists,Jupiter.Migration.Commands.NewJupiterVenueCommand'
        Get-ChildItem "$TestDrive/other" | Should -HaveCount 1
    }

    It 'says who writes the questions where the profile has none, and no night is planned' {
        $given = $all.Clone()
        $given.Remove('ProductProfile')
        New-Item "$TestDrive/bare" -ItemType Directory | Out-Null
        $given.Path = "$TestDrive/bare/venue.json"
        $given.Name = 'Ёлки'
        New-JupiterVenue @given -WarningVariable said | Out-Null
        "$said" | Should -Match 'ProductProfile'
        { $rehearsal | New-JupiterMigration "$TestDrive/bare/case" -Kind ServerReplacement -Venue $given.Path -StartAt (Get-Date).AddDays(14) -BackupFile "$($rehearsal.BackupFolder)/Jupiter.bak" -CopyTo $rehearsal.SecondMedium } |
            Should -Throw -ErrorId 'CaseVenueIncomplete,Jupiter.Migration.Commands.NewJupiterMigrationCommand' -ExpectedMessage '*identityQueries*'
    }

    It 'offers what stands beside the program where this computer is the server' {
        $profile = Get-Content $rehearsal.ProductProfile -Raw | ConvertFrom-Json
        $profile | Add-Member programFolders @("$TestDrive/none", "$TestDrive/program") -Force
        New-Item "$TestDrive/program/Обмен", "$TestDrive/program/Отчёты" -ItemType Directory | Out-Null
        $profile | ConvertTo-Json -Depth 9 | Set-Content "$TestDrive/with-folders.json"
        $given = $all.Clone()
        $given.Path = "$TestDrive/program/Обмен/venue.json"
        $given.ProductProfile = "$TestDrive/with-folders.json"
        New-JupiterVenue @given | Out-Null
        $venue = Get-Content $given.Path -Raw | ConvertFrom-Json
        @($venue.folders | ForEach-Object { Split-Path $_ -Leaf }) | Should -Be 'Обмен', 'Отчёты'
    }

    It 'is looked through from a pipeline without a question' {
        @(Get-ChildItem "$TestDrive/given/*.json" -Exclude mine.json | Test-JupiterVenue).Count | Should -BeGreaterThan 1
        @("$TestDrive/given/venue.json" | Test-JupiterVenue).Status | Sort-Object -Unique | Should -Be 'Pass'
        @("$TestDrive/given/venue.json" | Test-JupiterVenue $rehearsal.OldServerInstance).Id | Should -Contain 'Venue.Identity'
    }
}
