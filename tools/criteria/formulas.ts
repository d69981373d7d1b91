// How each indicator is computed from data elements, and which sector looks after it. Decisions of ours and not of
// the law: where the law prints a ratio, numerator and denominator; where it says "for men and women alike", both.

export type HowToCompute = { formula: string; sector: string }

function table(text: string): ReadonlyMap<string, HowToCompute> {
  const rows = text.trim().split('\n')
  return new Map(
    rows.map((row): [string, HowToCompute] => {
      const [code = '', sector = '', formula = ''] = row.split('|').map((cell) => cell.trim())
      return [code, { formula, sector }]
    }),
  )
}

export const basicCommune = table(`
1.1 | quy-hoach-xay-dung | co_quy_hoach_chung_xa
1.2 | quy-hoach-xay-dung | co_quy_dinh_quan_ly_quy_hoach
2.1 | giao-thong | 100 * km_duong_xa_cung_hoa / km_duong_xa
2.2 | giao-thong | 100 * km_duong_thon_cung_hoa / km_duong_thon
2.3 | giao-thong | 100 * km_duong_ngo_xom_sach / km_duong_ngo_xom
2.4 | giao-thong | 100 * km_duong_noi_dong_thuan_tien / km_duong_noi_dong
3.1 | nong-nghiep | 100 * ha_dat_tuoi_tieu_chu_dong / ha_dat_san_xuat_nong_nghiep
3.2 | nong-nghiep | bao_dam_4_tai_cho
4.1 | cong-thuong | he_thong_dien_dat_chuan
4.2 | cong-thuong | 100 * ho_dung_dien_an_toan / ho
5.1 | giao-duc | 100 * truong_dat_csvc_muc_1 / truong
6.1 | van-hoa | co_nha_van_hoa_san_the_thao_xa
6.2 | van-hoa | co_diem_vui_choi_the_thao
6.3 | van-hoa | 100 * thon_co_nha_van_hoa / thon
7 | cong-thuong | co_cho_hoac_noi_mua_ban
8.1 | thong-tin-truyen-thong | co_diem_phuc_vu_buu_chinh
8.2 | thong-tin-truyen-thong | co_dich_vu_vien_thong_internet
8.3 | thong-tin-truyen-thong | co_dai_truyen_thanh_loa_thon
8.4 | thong-tin-truyen-thong | co_ung_dung_cntt_quan_ly
9.1 | quy-hoach-xay-dung | nha_tam_dot_nat
9.2 | quy-hoach-xay-dung | 100 * ho_nha_kien_co / ho
10 | thong-ke | thu_nhap_binh_quan
11 | giam-ngheo | 100 * (ho_ngheo + ho_can_ngheo) / ho
12.1 | day-nghe | min(100 * lao_dong_nam_qua_dao_tao / lao_dong_nam, 100 * lao_dong_nu_qua_dao_tao / lao_dong_nu)
12.2 | day-nghe | min(100 * lao_dong_nam_co_bang_cap / lao_dong_nam, 100 * lao_dong_nu_co_bang_cap / lao_dong_nu)
13.1 | nong-nghiep | co_hop_tac_xa_hieu_qua
13.2 | nong-nghiep | co_mo_hinh_lien_ket
13.3 | nong-nghiep | co_truy_xuat_nguon_goc
13.4 | nong-nghiep | co_ke_hoach_lang_nghe
13.5 | nong-nghiep | co_to_khuyen_nong_cong_dong
14.1 | giao-duc | dat_pho_cap_giao_duc
14.2 | giao-duc | min(100 * hoc_sinh_nam_hoc_tiep / hoc_sinh_nam_tot_nghiep_thcs, 100 * hoc_sinh_nu_hoc_tiep / hoc_sinh_nu_tot_nghiep_thcs)
15.1 | y-te | min(100 * nguoi_nam_bhyt / nguoi_nam, 100 * nguoi_nu_bhyt / nguoi_nu)
15.2 | y-te | dat_tieu_chi_quoc_gia_y_te
15.3 | y-te | 100 * tre_duoi_5_tuoi_thap_coi / tre_duoi_5_tuoi
15.4 | y-te | co_trien_khai_so_kham_benh_dien_tu
16 | van-hoa | 100 * thon_van_hoa / thon
17.1 | nong-nghiep | 100 * ho_nuoc_sach / ho
17.2 | moi-truong | 100 * co_so_sxkd_dat_moi_truong / co_so_sxkd
17.3 | moi-truong | canh_quan_xanh_sach_dep
17.4 | quy-hoach-xay-dung | m2_cay_xanh_cong_cong / nguoi
17.5 | quy-hoach-xay-dung | mai_tang_dung_quy_dinh
17.6 | moi-truong | 100 * tan_chat_thai_ran_thu_gom / tan_chat_thai_ran
17.7 | moi-truong | min(100 * kg_bao_goi_bvtv_thu_gom / kg_bao_goi_bvtv, 100 * kg_chat_thai_y_te_xu_ly / kg_chat_thai_y_te)
17.8 | y-te | 100 * ho_hop_ve_sinh_3_sach / ho
17.9 | nong-nghiep | 100 * co_so_chan_nuoi_dat / co_so_chan_nuoi
17.10 | nong-nghiep | 100 * co_so_thuc_pham_an_toan / co_so_thuc_pham
17.11 | moi-truong | 100 * ho_phan_loai_rac / ho
17.12 | moi-truong | 100 * tan_chat_thai_nhua_xu_ly / tan_chat_thai_nhua
18.1 | noi-vu | can_bo_cong_chuc_dat_chuan
18.2 | noi-vu | dang_bo_chinh_quyen_hoan_thanh_tot
18.3 | noi-vu | 100 * to_chuc_ctxh_hoan_thanh_tot / to_chuc_ctxh
18.4 | tu-phap | dat_tiep_can_phap_luat
18.5 | bao-tro-tre-em | bao_dam_binh_dang_gioi_tre_em
18.6 | nong-nghiep | co_ke_hoach_boi_duong_ntm
19.1 | quoc-phong | dan_quan_vung_manh
19.2 | an-ninh | an_ninh_trat_tu_bao_dam`)

/** Before 1/3/2024 indicator 15.4 was a share and not a statement. */
export const basicCommuneBefore211 = table(`
15.4 | y-te | 100 * nguoi_co_so_kham_benh_dien_tu / nguoi`)

export const advancedCommune = table(`
1.1 | quy-hoach-xay-dung | co_quy_hoach_chung_xa_con_han
1.2 | quy-hoach-xay-dung | co_quy_che_quan_ly_quy_hoach
1.3 | quy-hoach-xay-dung | co_quy_hoach_chi_tiet
2.1 | giao-thong | 100 * km_duong_xa_bao_tri / km_duong_xa
2.2 | giao-thong | 100 * km_duong_thon_bao_tri / km_duong_thon
2.3 | giao-thong | 100 * km_duong_ngo_xom_cung_hoa / km_duong_ngo_xom
2.4 | giao-thong | 100 * km_duong_noi_dong_cung_hoa / km_duong_noi_dong
3.1 | nong-nghiep | 100 * ha_dat_tuoi_tieu_chu_dong / ha_dat_san_xuat_nong_nghiep
3.2 | nong-nghiep | co_to_chuc_thuy_loi_co_so
3.3 | nong-nghiep | 100 * ha_cay_chu_luc_tuoi_tiet_kiem / ha_cay_chu_luc
3.4 | nong-nghiep | 100 * cong_trinh_thuy_loi_bao_tri / cong_trinh_thuy_loi
3.5 | nong-nghiep | kiem_soat_nuoc_thai_thuy_loi
3.6 | nong-nghiep | bao_dam_4_tai_cho
4 | cong-thuong | 100 * ho_dung_dien_an_toan / ho
5.1 | giao-duc | 100 * truong_dat_csvc_muc_1 / truong
5.2 | giao-duc | duy_tri_pho_cap_mam_non
5.3 | giao-duc | muc_do_pho_cap_tieu_hoc_thcs
5.4 | giao-duc | muc_do_xoa_mu_chu
5.5 | giao-duc | xep_loai_cong_dong_hoc_tap
5.6 | giao-duc | co_mo_hinh_giao_duc_the_chat
6.1 | van-hoa | co_dung_cu_the_thao_ngoai_troi
6.2 | van-hoa | di_san_duoc_bao_ve
6.3 | van-hoa | 100 * thon_van_hoa_dat_ntm / thon
7 | cong-thuong | co_cho_an_toan_thuc_pham
8.1 | thong-tin-truyen-thong | co_diem_buu_chinh_dvc_truc_tuyen
8.2 | thong-tin-truyen-thong | 100 * thue_bao_dien_thoai_thong_minh / thue_bao_dien_thoai
8.3 | bao-chi | co_dich_vu_bao_chi
8.4 | thong-tin-truyen-thong | co_ung_dung_cntt_va_lay_y_kien
8.5 | thong-tin-truyen-thong | co_wifi_mien_phi
9 | quy-hoach-xay-dung | 100 * ho_nha_kien_co / ho
10 | thong-ke | thu_nhap_binh_quan
11 | giam-ngheo | 100 * (ho_ngheo + ho_can_ngheo) / ho
12.1 | day-nghe | min(100 * lao_dong_nam_qua_dao_tao / lao_dong_nam, 100 * lao_dong_nu_qua_dao_tao / lao_dong_nu)
12.2 | day-nghe | min(100 * lao_dong_nam_co_bang_cap / lao_dong_nam, 100 * lao_dong_nu_co_bang_cap / lao_dong_nu)
12.3 | viec-lam | 100 * lao_dong_nganh_chu_luc / (lao_dong_nam + lao_dong_nu)
13.1 | nong-nghiep | hop_tac_xa_lien_ket_chuoi
13.2 | nong-nghiep | co_san_pham_ocop
13.3 | nong-nghiep | co_mo_hinh_cong_nghe_cao
13.4 | nong-nghiep | co_truy_xuat_bang_cong_nghe_so
13.5 | cong-thuong | 100 * san_pham_chu_luc_ban_tmdt / san_pham_chu_luc
13.6 | nong-nghiep | vung_nguyen_lieu_co_ma
13.7 | van-hoa | co_quang_ba_du_lich
13.8 | nong-nghiep | co_mo_hinh_da_gia_tri
14.1 | y-te | min(100 * nguoi_nam_bhyt / nguoi_nam, 100 * nguoi_nu_bhyt / nguoi_nu)
14.2 | y-te | min(100 * nguoi_nam_quan_ly_suc_khoe / nguoi_nam, 100 * nguoi_nu_quan_ly_suc_khoe / nguoi_nu)
14.3 | y-te | min(100 * nguoi_nam_kham_tu_xa / nguoi_nam, 100 * nguoi_nu_kham_tu_xa / nguoi_nu)
14.4 | y-te | 100 * nguoi_co_so_kham_benh_dien_tu / nguoi
15.1 | noi-vu | ung_dung_cntt_thu_tuc_hanh_chinh
15.2 | thong-tin-truyen-thong | co_dich_vu_cong_muc_3
15.3 | noi-vu | thu_tuc_hanh_chinh_dung_quy_dinh
16.1 | tu-phap | mo_hinh_pho_bien_phap_luat
16.2 | tu-phap | 100 * vu_hoa_giai_thanh / vu_hoa_giai
16.3 | tu-phap | 100 * nguoi_duoc_tro_giup_phap_ly / nguoi_can_tro_giup_phap_ly
17.1 | moi-truong | khu_kinh_doanh_co_ha_tang_moi_truong
17.2 | moi-truong | 100 * co_so_sxkd_dat_moi_truong / co_so_sxkd
17.3 | moi-truong | 100 * tan_chat_thai_ran_thu_gom / tan_chat_thai_ran
17.4 | moi-truong | 100 * ho_xu_ly_nuoc_thai / ho
17.5 | moi-truong | 100 * ho_phan_loai_rac / ho
17.6 | moi-truong | 100 * tan_chat_thai_nguy_hai_xu_ly / tan_chat_thai_nguy_hai
17.7 | nong-nghiep | 100 * tan_phu_pham_tai_su_dung / tan_phu_pham
17.8 | nong-nghiep | 100 * co_so_chan_nuoi_dat / co_so_chan_nuoi
17.9 | quy-hoach-xay-dung | nghia_trang_dung_quy_dinh
17.10 | quy-hoach-xay-dung | 100 * ca_hoa_tang / ca_tu_vong
17.11 | quy-hoach-xay-dung | m2_cay_xanh_cong_cong / nguoi
17.12 | moi-truong | 100 * tan_chat_thai_nhua_xu_ly / tan_chat_thai_nhua
18.1 | nong-nghiep | 100 * ho_nuoc_sach_tap_trung / ho
18.2 | nong-nghiep | lit_nuoc_binh_quan
18.3 | nong-nghiep | 100 * cong_trinh_cap_nuoc_ben_vung / cong_trinh_cap_nuoc
18.4 | nong-nghiep | 100 * co_so_thuc_pham_tap_huan / co_so_thuc_pham
18.5 | y-te | khong_su_co_an_toan_thuc_pham
18.6 | nong-nghiep | 100 * co_so_che_bien_chung_nhan / co_so_che_bien
18.7 | y-te | 100 * ho_nha_tam_nha_tieu_3_sach / ho
18.8 | moi-truong | 100 * bai_chon_lap_ve_sinh / bai_chon_lap
19.1 | quoc-phong | ban_chqs_dan_quan_nang_chat
19.2 | an-ninh | khong_toi_pham_nghiem_trong`)

export const exemplaryCommune = table(`
1 | dieu-phoi-ntm | dat_chuan_nang_cao
2 | thong-ke | 100 * thu_nhap_binh_quan / muc_thu_nhap_xa_nang_cao
3 | dieu-phoi-ntm | mo_hinh_thon_thong_minh
4 | dieu-phoi-ntm | linh_vuc_kieu_mau`)

export const district = table(`
DK1 | dieu-phoi-ntm | 100 * xa_dat_chuan / xa
DK2 | dieu-phoi-ntm | 100 * xa_nang_cao / xa
DK3 | quy-hoach-xay-dung | 100 * thi_tran_van_minh / thi_tran
DK4 | mat-tran | hai_long_chung_huyen
1.1 | quy-hoach-xay-dung | co_quy_hoach_vung_huyen
1.2 | quy-hoach-xay-dung | cong_trinh_ha_tang_thiet_yeu
2.1 | giao-thong | giao_thong_huyen_ket_noi_xa
2.2 | giao-thong | 100 * km_duong_huyen_dat_chuan / km_duong_huyen
2.3 | giao-thong | 100 * km_duong_huyen_cay_xanh / km_duong_huyen
2.4 | giao-thong | ben_xe_dat_loai_4
3.1 | nong-nghiep | thuy_loi_lien_xa_dong_bo
3.2 | nong-nghiep | huyen_bao_dam_4_tai_cho
4 | cong-thuong | dien_lien_xa_dong_bo
5.1 | y-te | trung_tam_y_te_dat_chuan
5.2 | van-hoa | trung_tam_van_hoa_dat_chuan
5.3 | van-hoa | van_hoa_truyen_thong_duoc_bao_ton
5.4 | giao-duc | 100 * truong_thpt_chuan_quoc_gia / truong_thpt
5.5 | giao-duc | trung_tam_gdnn_gdtx_kiem_dinh
6.1 | cong-thuong | co_khu_cum_cong_nghiep
6.2 | cong-thuong | co_cho_hang_2_hoac_tttm
6.3 | nong-nghiep | vung_nguyen_lieu_huyen_co_ma
6.4 | nong-nghiep | trung_tam_ky_thuat_nong_nghiep
7.1 | moi-truong | 100 * tan_chat_thai_chon_lap_truc_tiep / tan_chat_thai_ran
7.2 | moi-truong | 100 * tan_chat_thai_nguy_hai_xu_ly / tan_chat_thai_nguy_hai
7.3 | moi-truong | 100 * ho_phan_loai_rac / ho
7.4 | nong-nghiep | mo_hinh_tai_che_huu_co
7.5 | moi-truong | cong_trinh_xu_ly_nuoc_thai
7.6 | moi-truong | khu_cum_lang_nghe_dat_moi_truong
7.7 | quy-hoach-xay-dung | m2_cay_xanh_cong_cong / nguoi
7.8 | moi-truong | 100 * tan_chat_thai_nhua_xu_ly / tan_chat_thai_nhua
8.1 | nong-nghiep | 100 * ho_nuoc_sach_tap_trung / ho
8.2 | nong-nghiep | 100 * cong_trinh_cap_nuoc_ben_vung / cong_trinh_cap_nuoc
8.3 | nong-nghiep | canh_quan_huyen_sang_xanh_sach_dep
8.4 | nong-nghiep | 100 * co_so_thuc_pham_huyen_tuan_thu / co_so_thuc_pham_huyen
9.1 | noi-vu | dang_bo_chinh_quyen_huyen_tot
9.2 | noi-vu | to_chuc_ctxh_huyen_tot
9.3 | noi-vu | khong_lanh_dao_huyen_bi_ky_luat
9.4 | an-ninh | huyen_bao_dam_an_ninh
9.5 | thong-tin-truyen-thong | huyen_co_dich_vu_cong_muc_3
9.6 | tu-phap | huyen_dat_tiep_can_phap_luat`)

export const commune2026 = table(`
3.?a | thong-ke | toc_do_tang_thu_nhap
3.?b | nong-nghiep | co_ke_hoach_ocop_hieu_qua
3.?c | tai-chinh | co_phat_trien_kinh_te_tu_nhan
6.?a | giam-ngheo | 100 * (ho_ngheo + ho_can_ngheo) / ho
8.?a | nong-nghiep | 100 * ho_nuoc_sach / ho
8.?b | nong-nghiep | bao_dam_an_toan_thuc_pham`)

export const smartVillage = table(`
KC1 | khoa-hoc-cong-nghe | ap_trong_lang
KC2 | khoa-hoc-cong-nghe | lang_tu_nguyen
KC3 | khoa-hoc-cong-nghe | lang_co_dia_ban_xac_dinh
KC4 | khoa-hoc-cong-nghe | hoi_quan_hop_tac_xa_to_hop_tac
KC5 | khoa-hoc-cong-nghe | sao_ocop_cao_nhat
KC6 | khoa-hoc-cong-nghe | lang_co_quy_che_van_hanh`)

export const ocop = table(`
A | nong-nghiep | diem_ocop_a
B | nong-nghiep | diem_ocop_b
C | nong-nghiep | diem_ocop_c`)

/** The special district without communes (211/QĐ-TTg); its list was read only up to 4. */
export const specialDistrict = table(`
HL | mat-tran | hai_long_chung_huyen
1.1 | quy-hoach-xay-dung | co_quy_hoach_vung_huyen
1.2 | quy-hoach-xay-dung | cong_trinh_ha_tang_thiet_yeu
2.1 | giao-thong | 100 * km_duong_huyen_dat_chuan / km_duong_huyen
2.2 | giao-thong | 100 * km_duong_huyen_cay_xanh / km_duong_huyen
2.3 | giao-thong | duong_thuy_noi_dia_an_toan
3.1 | nong-nghiep | 100 * ha_dat_tuoi_tieu_chu_dong / ha_dat_san_xuat_nong_nghiep
3.2 | nong-nghiep | huyen_bao_dam_4_tai_cho
4 | cong-thuong | dien_lien_xa_dong_bo`)

export const province = table(`
1 | dieu-phoi-ntm | 100 * huyen_dat_chuan / huyen
2 | dieu-phoi-ntm | 100 * thi_xa_thanh_pho_hoan_thanh / thi_xa_thanh_pho
3 | dieu-phoi-ntm | 100 * huyen_nang_cao / huyen
4 | dieu-phoi-ntm | 100 * xa_nang_cao / xa
5 | dieu-phoi-ntm | co_de_an_ntm_toan_tinh
6 | giao-thong | 100 * km_duong_tinh_quan_ly_cay_xanh / km_duong_tinh_quan_ly
7 | quy-hoach-xay-dung | m2_cay_xanh_cong_cong / nguoi
8 | noi-vu | sipas_tinh
9 | mat-tran | hai_long_chung_tinh`)

export const province2026 = table(`
1 | dieu-phoi-ntm | 100 * xa_dat_chuan / xa
2 | dieu-phoi-ntm | 100 * xa_hien_dai / xa
3 | dieu-phoi-ntm | noi_dung_dat_thap_nhat_phuong_dac_khu`)
