using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Bodies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers");

            migrationBuilder.AddColumn<Guid>(
                name: "BodyId",
                table: "CommitteeMembers",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndsOn",
                table: "CommitteeMembers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WishesToStayAt",
                table: "CommitteeMembers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BodyId",
                table: "CommitteeCodes",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "Bodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Public = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    FromAge = table.Column<int>(type: "INTEGER", nullable: true),
                    ToAge = table.Column<int>(type: "INTEGER", nullable: true),
                    TakesFormer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: true),
                    MandateMonths = table.Column<int>(type: "INTEGER", nullable: true),
                    QuorumPercent = table.Column<int>(type: "INTEGER", nullable: true),
                    Frequency = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bodies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BodyFacilitators",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyFacilitators", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BodyFacilitators_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BodyFacilitators_Bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // The seats and codes of before get a first body, which every facilitator runs, as they did.
            migrationBuilder.Sql(
                """
                INSERT INTO "Bodies" ("Id", "Code", "Name", "Public", "TakesFormer")
                SELECT upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' || substr(h, 21, 12)), 'jeunes', 'Comité des jeunes', 'YoungPeople', 1
                FROM (SELECT hex(randomblob(16)) AS h) WHERE EXISTS (SELECT 1 FROM "CommitteeMembers") OR EXISTS (SELECT 1 FROM "CommitteeCodes");
                UPDATE "CommitteeMembers" SET "BodyId" = (SELECT "Id" FROM "Bodies");
                UPDATE "CommitteeCodes" SET "BodyId" = (SELECT "Id" FROM "Bodies");
                INSERT INTO "BodyFacilitators" ("Id", "BodyId", "AccountId", "From")
                SELECT upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' || substr(h, 21, 12)), body, account, (strftime('%s', 'now') + 62135596800) * 10000000
                FROM (SELECT hex(randomblob(16)) AS h, "Bodies"."Id" AS body, "AspNetUsers"."Id" AS account FROM "Bodies", "AspNetUsers" WHERE "AspNetUsers"."Role" = 'animateur');
                """);

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_BodyId",
                table: "CommitteeMembers",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers",
                columns: new[] { "AccountId", "BodyId" },
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeCodes_BodyId",
                table: "CommitteeCodes",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_Code",
                table: "Bodies",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BodyFacilitators_BodyId",
                table: "BodyFacilitators",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_BodyFacilitators_OneOpen",
                table: "BodyFacilitators",
                columns: new[] { "AccountId", "BodyId" },
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_CommitteeCodes_Bodies_BodyId",
                table: "CommitteeCodes",
                column: "BodyId",
                principalTable: "Bodies",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_CommitteeMembers_Bodies_BodyId",
                table: "CommitteeMembers",
                column: "BodyId",
                principalTable: "Bodies",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CommitteeCodes_Bodies_BodyId",
                table: "CommitteeCodes");

            migrationBuilder.DropForeignKey(
                name: "FK_CommitteeMembers_Bodies_BodyId",
                table: "CommitteeMembers");

            migrationBuilder.DropTable(
                name: "BodyFacilitators");

            migrationBuilder.DropTable(
                name: "Bodies");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeMembers_BodyId",
                table: "CommitteeMembers");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeCodes_BodyId",
                table: "CommitteeCodes");

            migrationBuilder.DropColumn(
                name: "BodyId",
                table: "CommitteeMembers");

            migrationBuilder.DropColumn(
                name: "EndsOn",
                table: "CommitteeMembers");

            migrationBuilder.DropColumn(
                name: "WishesToStayAt",
                table: "CommitteeMembers");

            migrationBuilder.DropColumn(
                name: "BodyId",
                table: "CommitteeCodes");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_OneOpen",
                table: "CommitteeMembers",
                column: "AccountId",
                unique: true,
                filter: "\"Until\" IS NULL");
        }
    }
}
